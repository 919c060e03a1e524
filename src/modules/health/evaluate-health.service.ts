import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { Transactions, type Tx } from '../../platform/database/tx.js';
import { doTogether } from '../../platform/jobs/due-chunk.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import {
  ENGAGEMENT_EVENTS,
  type EngagementEntity,
  lockEngagementIds,
  lockEngagementRow,
} from '../engagements/index.js';
import { catchUpLocked, evaluateProofsOf } from '../planning/index.js';
import { applyModel } from './apply-model.js';
import { claimDailies, dailyPlannedAt, moveToZone, planDaily } from './daily-due.store.js';
import { engagementStateAt, engagementStatesAt } from './engagement-state.query.js';
import { EvaluationObservers } from './evaluation-observers.js';
import { evaluateWithShadows } from './evaluate-health.js';
import { realignOverride, recordOverrideEnd } from './health-override.store.js';
import { hasSnapshotOf, latestInstantAfter, storeSnapshots } from './health-snapshot.store.js';
import { HEALTH_DUE } from './health.events.js';

interface Work {
  /** The engagement's id. */
  readonly subject: string;
  /** The instant to evaluate; later changes do not count. */
  readonly asOf: Date;
}

/** Evaluates an engagement in one transaction, which locks the engagement first. */
@Injectable()
export class EvaluateHealthService {
  constructor(
    private readonly transactions: Transactions,
    private readonly observers: EvaluationObservers,
  ) {}

  /**
   * Evaluates at the event's instant, after the daily evaluations due by then, so that bands change in chronological order. If
   * later instants have already been evaluated, e.g. because this event committed late, the latest of them is evaluated again.
   */
  afterEvent({ subject, asOf }: Work, jobId: string): Promise<void> {
    const againId = `${jobId}-again`;
    return this.locked(subject, async (tx, engagement) => {
      await realignOverride(tx, engagement);
      if (await hasSnapshotOf(tx, [jobId, againId])) return;
      await this.catchUpDays(tx, subject, asOf);
      await catchUpLocked(tx, [subject], asOf);
      await this.evaluateAt(tx, subject, asOf, jobId);
      const later = await latestInstantAfter(tx, subject, asOf);
      if (later) await this.evaluateAt(tx, subject, later, againId);
    });
  }

  /** The daily evaluations at 00:05 local time of engagements for which that is the same instant. */
  daily(subjects: readonly string[], dueAt: Date): Promise<void> {
    const chunk = { kind: HEALTH_DUE.daily, dueAt, subjects };
    return doTogether(this.transactions, chunk, async (tx, ids) => {
      await lockEngagementIds(tx, ids);
      await this.evaluateDay(tx, ids.toSorted(), dueAt);
    });
  }

  /** @param modelId of the model that was activated; a later activation counts, if there is one */
  ofModel(modelId: string): Promise<void> {
    return this.transactions.run(SYSTEM, (tx) => applyModel(tx, modelId));
  }

  /** Records the end of an override, so that live subscribers and alerts see the computed band again. */
  endOverride({ subject, asOf }: Work): Promise<void> {
    return this.locked(subject, async (tx) => {
      if (await recordOverrideEnd(tx, subject, asOf))
        await recordEvent(tx, { kind: ENGAGEMENT_EVENTS.changed, subject });
    });
  }

  private locked(
    engagementId: string,
    act: (tx: Tx, engagement: EngagementEntity) => Promise<void>,
  ): Promise<void> {
    return this.transactions.run(SYSTEM, async (tx) => {
      const engagement = await lockEngagementRow(tx, engagementId);
      if (engagement) await act(tx, engagement);
    });
  }

  private async evaluateAt(tx: Tx, engagementId: string, asOf: Date, jobId: string): Promise<void> {
    const engagements = await engagementStatesAt(tx, [engagementId], asOf);
    const options = { daily: false, jobId };
    await storeSnapshots(tx, await evaluateWithShadows(tx, engagements, asOf, () => options));
    if (engagements.length > 0) await this.observers.evaluated(tx, [engagementId], asOf);
  }

  private async catchUpDays(tx: Tx, engagementId: string, asOf: Date): Promise<void> {
    let planned = await dailyPlannedAt(tx, engagementId);
    if (planned === null) return startChain(tx, engagementId, asOf);
    for (; planned !== null; planned = await dailyPlannedAt(tx, engagementId))
      if (planned <= asOf) await this.evaluateDay(tx, [engagementId], planned);
      else if (!(await moveToZone(tx, engagementId, planned))) return;
  }

  /**
   * The number of statements does not depend on that of the engagements, only on how many of them have a milestone that is proved,
   * a forecast that is missing, or another time zone than before.
   * @param ids locked in this order
   */
  private async evaluateDay(tx: Tx, ids: readonly string[], dueAt: Date): Promise<void> {
    await catchUpLocked(tx, ids, dueAt);
    const claimed = await claimDailies(tx, await engagementStatesAt(tx, ids, dueAt), dueAt);
    if (claimed.length === 0) return;
    const claimedIds = claimed.map(({ id }) => id);
    // Proofs come first: the evaluation then sees the milestones and the schedule that they leave.
    const changed = await evaluateProofsOf(tx, claimedIds, dueAt);
    const states = changed.length > 0 ? await engagementStatesAt(tx, claimedIds, dueAt) : claimed;
    // Not the queue's job id: work planned again for the same day gets a new one, and would be stored twice.
    const jobId = (id: string) => `${HEALTH_DUE.daily}-${id}-${dueAt.getTime()}`;
    const options = (id: string) => ({ daily: true, jobId: jobId(id) });
    await storeSnapshots(tx, await evaluateWithShadows(tx, states, dueAt, options));
    await this.observers.evaluated(tx, claimedIds, dueAt);
  }
}

async function startChain(tx: Tx, engagementId: string, asOf: Date): Promise<void> {
  const engagement = await engagementStateAt(tx, engagementId, asOf);
  if (engagement) await planDaily(tx, engagement, asOf);
}
