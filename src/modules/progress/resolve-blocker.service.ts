import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { assertCanChangeBlockers } from '../engagements/index.js';
import { lockEngagementOfBlocker } from './blocker-lookup.js';
import { resolveBlocker } from './blockers.js';
import { ResolveBlockerInput } from './resolve-blocker.graphql.js';

@Injectable()
export class ResolveBlockerService {
  constructor(private readonly useCases: UseCases) {}

  execute(viewer: Viewer, given: ResolveBlockerInput): Promise<Outcome<{ blocker: string }>> {
    return this.useCases.run(viewer, ResolveBlockerInput, given, async (tx, input) => {
      const { engagement, blocker } = await lockEngagementOfBlocker(tx, input.blockerId, 'blockerId');
      await assertCanChangeBlockers(tx, viewer, engagement.id, [blocker.party]);
      await resolveBlocker(tx, engagement, blocker, input.resolution);
      return { blocker: blocker.id };
    });
  }
}
