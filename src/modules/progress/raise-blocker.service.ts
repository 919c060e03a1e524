import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { lockEngagement, assertCanChangeBlockers } from '../engagements/index.js';
import { loadPlan } from '../planning/index.js';
import { raiseBlocker } from './blockers.js';
import { newBlockersOf } from './new-blockers.js';
import { RaiseBlockerInput } from './raise-blocker.graphql.js';

@Injectable()
export class RaiseBlockerService {
  constructor(private readonly useCases: UseCases) {}

  execute(viewer: Viewer, given: RaiseBlockerInput): Promise<Outcome<{ blocker: string }>> {
    return this.useCases.run(viewer, RaiseBlockerInput, given, async (tx, input) => {
      const engagement = await lockEngagement(tx, input.engagementId);
      await assertCanChangeBlockers(tx, viewer, engagement.id, [input.party]);
      const plan = await loadPlan(tx, engagement.id);
      const place = { engagementId: engagement.id, plan, fieldOf: (_only: number, field: string) => field };
      const [blocker] = await newBlockersOf(tx, [input], place);
      return { blocker: await raiseBlocker(tx, engagement, blocker!, 'engagementId') };
    });
  }
}
