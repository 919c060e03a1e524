import { Module } from '@nestjs/common';
import { PortfolioResolver } from './portfolio.resolver.js';

@Module({ providers: [PortfolioResolver] })
export class DashboardModule {}
