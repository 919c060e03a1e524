import { Injectable } from '@nestjs/common';
import { toTypeId } from '../../kernel/ids.js';
import { localDay } from '../../kernel/local-date.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { announce } from '../../platform/outbox/outbox.js';
import { refuseStale } from '../../platform/usecases/changes.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import {
  ENGAGEMENT_EVENTS,
  appendProgress,
  lockEngagement,
  passBall,
  saveEngagement,
} from '../engagements/index.js';
import { refuseFuture } from './domain/milestone-moves.js';
import { permitWork, refuseEnded } from './engagement-access.js';
import { LogProgressInput, type LogProgressPayload } from './log-progress.graphql.js';
import { blockerMovesOf, saveBlockerMoves } from './log-progress.blockers.js';
import { movesOf } from './log-progress.moves.js';
import { milestoneOf } from './milestone-lookup.js';
import { loadPlan, saveStatuses } from './milestone.store.js';
import { ProgressObservers } from './progress-observers.js';
import { replan } from './replan.js';

type Logged = Required<Omit<LogProgressPayload, 'userErrors'>>;

@Injectable()
export class LogProgressService {
  constructor(
    private readonly useCases: UseCases,
    private readonly observers: ProgressObservers,
  ) {}

  execute(viewer: Viewer, given: LogProgressInput): Promise<Outcome<Logged>> {
    return this.useCases.run(viewer, LogProgressInput, given, async (tx, input) => {
      const engagement = await lockEngagement(tx, input.engagementId);
      const { id, partnerId } = engagement;
      await permitWork(tx, viewer, id);
      refuseEnded(engagement, 'engagementId');
      refuseStale(engagement, input.expectedVersion);
      const today = localDay(tx.now, engagement.timeZone);
      const day = input.day ?? today;
      refuseFuture(day, today, 'day');
      const plan = await loadPlan(tx, id);
      const milestone = input.milestoneId ? milestoneOf(plan, input.milestoneId, 'milestoneId') : null;
      const moves = movesOf(plan, input, day);
      const blockers = await blockerMovesOf(tx, input, { engagement, plan, today });

      const observedBefore = await this.observers.observe(tx, id);
      const forecastBefore = engagement.forecastGoLiveOn;
      const { kind, text, minutes, visibility } = input;
      const entry = await appendProgress(tx, engagement, {
        ...{ kind, text, minutes, day, visibility, milestoneId: milestone?.id ?? null },
        ...{ authorId: viewer.userId, authorName: viewer.name },
      });
      await saveStatuses(tx, moves);
      const raised = await saveBlockerMoves(tx, engagement, blockers);
      const pass = input.passBallTo && { to: input.passBallTo, reason: text };
      const also = pass ? await passBall(tx, engagement, pass, 'passBallTo') : {};
      const isReplanned = moves.length + blockers.raise.length + blockers.resolve.length > 0;
      if (isReplanned) await replan(tx, engagement, { today, touched: true, also });
      else await saveEngagement(tx, engagement, also, true);

      const subject = { kind: 'engagement', id } as const;
      const changes = {
        ...{ ...input, day, entry: toTypeId('progressEntry', entry) },
        moves: moves.map((move) => ({ ...move, id: toTypeId('milestone', move.id) })),
        raised: raised.map((each) => toTypeId('blocker', each)),
      };
      await audit(tx, { action: 'engagement.log-progress', subject, partnerId, changes });
      await announce(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: id });
      const observedAfter = await this.observers.observe(tx, id);
      const forecastAfter = engagement.forecastGoLiveOn;
      return { entry, engagement: id, forecastBefore, forecastAfter, observedBefore, observedAfter };
    });
  }
}
