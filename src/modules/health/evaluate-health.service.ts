import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { Transactions, type Tx } from '../../platform/database/tx.js';
import { lockEngagementRow } from '../engagements/index.js';
import { catchUpForecast, evaluateProofsOf } from '../planning/index.js';
import { claimDaily, dailyPlannedAt, moveToZone, planDaily } from './daily-due.store.js';
import { engagementStateAt } from './engagement-state.query.js';
import { evaluateHealth } from './evaluate-health.js';
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
  constructor(private readonly transactions: Transactions) {}

  /**
   * Evaluates at the event's instant, after the daily evaluations due by then, so that bands change in chronological order. If
   * later instants have already been evaluated, e.g. because this event committed late, the latest of them is evaluated again.
   */
  afterEvent({ subject, asOf }: Work, jobId: string): Promise<void> {
    const againId = `${jobId}-again`;
    return this.locked(subject, async (tx) => {
      if (await hasSnapshotOf(tx, [jobId, againId])) return;
      await catchUpDays(tx, subject, asOf);
      await catchUpForecast(tx, subject, asOf);
      await evaluateAt(tx, subject, asOf, jobId);
      const later = await latestInstantAfter(tx, subject, asOf);
      if (later) await evaluateAt(tx, subject, later, againId);
    });
  }

  /** The daily evaluation, at 00:05 local time. */
  daily({ subject, asOf }: Work): Promise<void> {
    return this.locked(subject, (tx) => evaluateDay(tx, subject, asOf));
  }

  private locked(engagementId: string, act: (tx: Tx) => Promise<void>): Promise<void> {
    return this.transactions.run(SYSTEM, async (tx) => {
      if (await lockEngagementRow(tx, engagementId)) await act(tx);
    });
  }
}

async function evaluateAt(tx: Tx, engagementId: string, asOf: Date, jobId: string): Promise<void> {
  const engagement = await engagementStateAt(tx, engagementId, asOf);
  const snapshot = engagement && (await evaluateHealth(tx, engagement, asOf, { daily: false, jobId }));
  if (snapshot) await storeSnapshot(tx, snapshot);
}

async function catchUpDays(tx: Tx, engagementId: string, asOf: Date): Promise<void> {
  let planned = await dailyPlannedAt(tx, engagementId);
  if (planned === null) return startChain(tx, engagementId, asOf);
  for (; planned !== null; planned = await dailyPlannedAt(tx, engagementId))
    if (planned <= asOf) await evaluateDay(tx, engagementId, planned);
    else if (!(await moveToZone(tx, engagementId, planned))) return;
}

async function startChain(tx: Tx, engagementId: string, asOf: Date): Promise<void> {
  const engagement = await engagementStateAt(tx, engagementId, asOf);
  if (engagement) await planDaily(tx, engagement, asOf);
}

async function evaluateDay(tx: Tx, engagementId: string, dueAt: Date): Promise<void> {
  await catchUpForecast(tx, engagementId, dueAt);
  const engagement = await engagementStateAt(tx, engagementId, dueAt);
  if (!engagement || !(await claimDaily(tx, engagement, dueAt))) return;
  // Not the queue's job id: work planned again for the same day gets a new one, and would be stored twice.
  const jobId = `${HEALTH_DUE.daily}-${engagementId}-${dueAt.getTime()}`;
  // Proofs come first: the evaluation then sees the milestones and the schedule that they leave.
  const changed = await evaluateProofsOf(tx, engagementId, dueAt);
  const state = changed ? (await engagementStateAt(tx, engagementId, dueAt))! : engagement;
  const snapshot = await evaluateHealth(tx, state, dueAt, { daily: true, jobId });
  if (snapshot) await storeSnapshot(tx, snapshot);
}
