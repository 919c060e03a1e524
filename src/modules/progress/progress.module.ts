import { Module } from '@nestjs/common';
import { EngagementsModule } from '../engagements/index.js';
import { CorrectProgressMutation } from './correct-progress.mutation.js';
import { LogProgressMutation } from './log-progress.mutation.js';
import { PassBallMutation } from './pass-ball.mutation.js';
import { ProgressObservers } from './progress-observers.js';
import { RaiseBlockerMutation } from './raise-blocker.mutation.js';
import { ResolveBlockerMutation } from './resolve-blocker.mutation.js';
import { EngagementTimeByPartyField, PartyTimeFields } from './time-by-party.resolver.js';
import { UpdateBlockerMutation } from './update-blocker.mutation.js';

@Module({
  imports: [EngagementsModule],
  providers: [
    CorrectProgressMutation,
    LogProgressMutation,
    PassBallMutation,
    ProgressObservers,
    RaiseBlockerMutation,
    ResolveBlockerMutation,
    EngagementTimeByPartyField,
    PartyTimeFields,
    UpdateBlockerMutation,
  ],
  exports: [ProgressObservers],
})
export class ProgressModule {}
