import { Module } from '@nestjs/common';
import { EngagementsModule } from '../engagements/index.js';
import { AdvanceStageMutation } from './advance-stage.mutation.js';
import { CloseEngagementMutation } from './close-engagement.mutation.js';
import { HoldEngagementMutation } from './hold-engagement.mutation.js';
import { ResumeEngagementMutation } from './resume-engagement.mutation.js';
import { ReturnToStageMutation } from './return-to-stage.mutation.js';
import { StartEngagementMutation } from './start-engagement.mutation.js';
import { UpdateEngagementMutation } from './update-engagement.mutation.js';

@Module({
  imports: [EngagementsModule],
  providers: [
    AdvanceStageMutation,
    CloseEngagementMutation,
    HoldEngagementMutation,
    ResumeEngagementMutation,
    ReturnToStageMutation,
    StartEngagementMutation,
    UpdateEngagementMutation,
  ],
})
export class LifecycleModule {}
