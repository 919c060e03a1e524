import { Module } from '@nestjs/common';
import { MilestoneProofField } from './proof-fields.resolver.js';

@Module({ providers: [MilestoneProofField] })
export class ProofsModule {}
