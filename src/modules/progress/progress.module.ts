import { Module } from '@nestjs/common';
import { CorrectProgressResolver } from './correct-progress.resolver.js';
import { CorrectProgressService } from './correct-progress.service.js';
import { LogProgressResolver } from './log-progress.resolver.js';
import { LogProgressService } from './log-progress.service.js';
import { PassBallResolver } from './pass-ball.resolver.js';
import { PassBallService } from './pass-ball.service.js';
import { ProgressObservers } from './progress-observers.js';
import { RaiseBlockerResolver } from './raise-blocker.resolver.js';
import { RaiseBlockerService } from './raise-blocker.service.js';
import { ResolveBlockerResolver } from './resolve-blocker.resolver.js';
import { ResolveBlockerService } from './resolve-blocker.service.js';
import { EngagementTimeByPartyField, PartyTimeFields } from './time-by-party.resolver.js';
import { UpdateBlockerResolver } from './update-blocker.resolver.js';
import { UpdateBlockerService } from './update-blocker.service.js';

@Module({
  providers: [
    CorrectProgressService,
    CorrectProgressResolver,
    LogProgressService,
    LogProgressResolver,
    PassBallService,
    PassBallResolver,
    ProgressObservers,
    RaiseBlockerService,
    RaiseBlockerResolver,
    ResolveBlockerService,
    ResolveBlockerResolver,
    EngagementTimeByPartyField,
    PartyTimeFields,
    UpdateBlockerService,
    UpdateBlockerResolver,
  ],
  exports: [ProgressObservers],
})
export class ProgressModule {}
