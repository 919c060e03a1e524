import { Module } from '@nestjs/common';
import { AdoptionResolver } from './adoption.resolver.js';
import { EngagementAdoptionResolver } from './engagement-adoption.resolver.js';

@Module({ providers: [AdoptionResolver, EngagementAdoptionResolver] })
export class AdoptionModule {}
