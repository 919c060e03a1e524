import { Module } from '@nestjs/common';
import { MyTimeResolver } from './my-time.resolver.js';
import { MyWorkResolver } from './my-work.resolver.js';
import { PortfolioResolver } from './portfolio.resolver.js';

@Module({ providers: [MyTimeResolver, MyWorkResolver, PortfolioResolver] })
export class DashboardModule {}
