import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { Transactions, type Tx } from '../../platform/database/tx.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { ENGAGEMENT_EVENTS, type EngagementEntity, lockEngagementRow } from '../engagements/index.js';
import { catchUpForecast, evaluateProofsOf } from '../planning/index.js';
import { applyModel } from './apply-model.js';
import { claimDaily, dailyPlannedAt, moveToZone, planDaily } from './daily-due.store.js';
import { engagementStateAt } from './engagement-state.query.js';
import { EvaluationObservers } from './evaluation-observers.js';
import { evaluateWithShadow } from './evaluate-health.js';
import { realignOverride, recordOverrideEnd } from './health-override.store.js';
import { hasSnapshotOf, latestInstantAfter, storeSnapshot } from './health-snapshot.store.js';
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
      await catchUpForecast(tx, subject, asOf);
      await this.evaluateAt(tx, subject, asOf, jobId);
      const later = await latestInstantAfter(tx, subject, asOf);
      if (later) await this.evaluateAt(tx, subject, later, againId);
    });
  }

  /** The daily evaluation, at 00:05 local time. */
  daily({ subject, asOf }: Work): Promise<void> {
    return this.locked(subject, (tx) => this.evaluateDay(tx, subject, asOf));
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
    const engagement = await engagementStateAt(tx, engagementId, asOf);
    const evaluated = engagement && (await evaluateWithShadow(tx, engagement, asOf, { daily: false, jobId }));
    if (evaluated) await storeSnapshot(tx, evaluated);
    if (engagement) await this.observers.evaluated(tx, [engagementId], asOf);
  }

  private async catchUpDays(tx: Tx, engagementId: string, asOf: Date): Promise<void> {
    let planned = await dailyPlannedAt(tx, engagementId);
    if (planned === null) return startChain(tx, engagementId, asOf);
    for (; planned !== null; planned = await dailyPlannedAt(tx, engagementId))
      if (planned <= asOf) await this.evaluateDay(tx, engagementId, planned);
      else if (!(await moveToZone(tx, engagementId, planned))) return;
  }

  private async evaluateDay(tx: Tx, engagementId: string, dueAt: Date): Promise<void> {
    await catchUpForecast(tx, engagementId, dueAt);
    const engagement = await engagementStateAt(tx, engagementId, dueAt);
    if (!engagement || !(await claimDaily(tx, engagement, dueAt))) return;
    // Not the queue's job id: work planned again for the same day gets a new one, and would be stored twice.
    const jobId = `${HEALTH_DUE.daily}-${engagementId}-${dueAt.getTime()}`;
    // Proofs come first: the evaluation then sees the milestones and the schedule that they leave.
    const changed = await evaluateProofsOf(tx, engagementId, dueAt);
    const state = changed ? (await engagementStateAt(tx, engagementId, dueAt))! : engagement;
    const evaluated = await evaluateWithShadow(tx, state, dueAt, { daily: true, jobId });
    if (evaluated) await storeSnapshot(tx, evaluated);
    await this.observers.evaluated(tx, [engagementId], dueAt);
  }
}

async function startChain(tx: Tx, engagementId: string, asOf: Date): Promise<void> {
  const engagement = await engagementStateAt(tx, engagementId, asOf);
  if (engagement) await planDaily(tx, engagement, asOf);
}
