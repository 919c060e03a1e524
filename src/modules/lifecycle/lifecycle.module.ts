import { Module } from '@nestjs/common';
import { AdvanceStageResolver } from './advance-stage.resolver.js';
import { AdvanceStageService } from './advance-stage.service.js';
import { CloseEngagementResolver } from './close-engagement.resolver.js';
import { CloseEngagementService } from './close-engagement.service.js';
import { HoldEngagementResolver } from './hold-engagement.resolver.js';
import { HoldEngagementService } from './hold-engagement.service.js';
import { ResumeEngagementResolver } from './resume-engagement.resolver.js';
import { ResumeEngagementService } from './resume-engagement.service.js';
import { ReturnToStageResolver } from './return-to-stage.resolver.js';
import { ReturnToStageService } from './return-to-stage.service.js';
import { StartEngagementResolver } from './start-engagement.resolver.js';
import { StartEngagementService } from './start-engagement.service.js';
import { UpdateEngagementResolver } from './update-engagement.resolver.js';
import { UpdateEngagementService } from './update-engagement.service.js';

@Module({
  providers: [
    AdvanceStageService,
    AdvanceStageResolver,
    CloseEngagementService,
    CloseEngagementResolver,
    HoldEngagementService,
    HoldEngagementResolver,
    ResumeEngagementService,
    ResumeEngagementResolver,
    ReturnToStageService,
    ReturnToStageResolver,
    StartEngagementService,
    StartEngagementResolver,
    UpdateEngagementService,
    UpdateEngagementResolver,
  ],
})
export class LifecycleModule {}
