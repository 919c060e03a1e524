import { Injectable } from '@nestjs/common';
import { refuse } from '../../kernel/errors.js';
import type { PartnerViewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Outcome } from '../../platform/usecases/use-cases.js';
import type { EngagementEntity } from '../engagements/index.js';
import { UserEntity } from '../identity/index.js';
import { resolveBlocker } from '../progress/index.js';
import { myBlocker } from './my-targets.query.js';
import { PartnerUseCases } from './partner-use-cases.js';
import { isPartnersToResolve } from './portal.policy.js';
import { ResolveMyBlockerInput } from './resolve-my-blocker.graphql.js';
import { shownBlocker } from './shown-blocker.js';

@Injectable()
export class ResolveMyBlockerService {
  constructor(private readonly useCases: PartnerUseCases) {}

  execute(
    viewer: PartnerViewer,
    given: ResolveMyBlockerInput,
  ): Promise<Outcome<{ integrationBlocker: string }>> {
    return this.useCases.run(
      viewer,
      {
        act: 'resolve-blocker',
        Input: ResolveMyBlockerInput,
        target: ({ blockerId }) => myBlocker(viewer, blockerId),
        change: resolve,
      },
      given,
    );
  }
}

async function resolve(tx: Tx, engagement: EngagementEntity, input: ResolveMyBlockerInput) {
  const blocker = await shownBlocker(tx, engagement, input.blockerId);
  const { raisedById: id, partnerId } = blocker;
  const raisedByPartner = await tx.db.existsBy(UserEntity, { id, partnerId });
  if (!isPartnersToResolve(blocker, raisedByPartner))
    refuse(
      'NOT_ALLOWED_IN_STATE',
      'blockerId',
      "It is not your company's to resolve: your company neither must act on it nor raised it.",
    );
  await resolveBlocker(tx, engagement, blocker, input.resolution);
  return { integrationBlocker: blocker.id };
}
