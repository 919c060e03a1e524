import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { Transactions, type Tx } from '../../platform/database/tx.js';
import { lockEngagementRow } from '../engagements/index.js';
import { catchUpForecast } from '../planning/index.js';
import { claimDaily, dailyPlannedAt, followZone, planDaily } from './daily-due.store.js';
import { engagementStateAt } from './engagement-state.query.js';
import { evaluateHealth } from './evaluate-health.js';
import { hasSnapshotOf, laterInstant, storeSnapshot } from './health-snapshot.store.js';
import { HEALTH_DUE } from './health.events.js';

interface Work {
  /** The engagement's id. */
  readonly subject: string;
  /** The instant to score it for; what happened later does not count. */
  readonly asOf: Date;
}

/** Scores an engagement, in one transaction that locks the engagement first. */
@Injectable()
export class ScoreHealthService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Scores after an event. Daily evaluations due by then come first, so that bands change in chronological order. An
   * evaluation for a later instant may have been computed before the event's transaction committed, so the latest one is
   * evaluated again.
   */
  afterEvent({ subject, asOf }: Work, jobId: string): Promise<void> {
    const againId = `${jobId}-again`;
    return this.locked(subject, async (tx) => {
      if (await hasSnapshotOf(tx, [jobId, againId])) return;
      await catchUpDays(tx, subject, asOf);
      await catchUpForecast(tx, subject, asOf);
      await scoreAt(tx, subject, asOf, jobId);
      const later = await laterInstant(tx, subject, asOf);
      if (later) await scoreAt(tx, subject, later, againId);
    });
  }

  /** The day's own, at 00:05 local. */
  daily({ subject, asOf }: Work): Promise<void> {
    return this.locked(subject, (tx) => scoreDay(tx, subject, asOf));
  }

  private locked(engagementId: string, act: (tx: Tx) => Promise<void>): Promise<void> {
    return this.transactions.run(SYSTEM, async (tx) => {
      if (await lockEngagementRow(tx, engagementId)) await act(tx);
    });
  }
}

async function scoreAt(tx: Tx, engagementId: string, asOf: Date, jobId: string): Promise<void> {
  const engagement = await engagementStateAt(tx, engagementId, asOf);
  const snapshot = engagement && (await evaluateHealth(tx, engagement, asOf, { daily: false, jobId }));
  if (snapshot) await storeSnapshot(tx, snapshot);
}

async function catchUpDays(tx: Tx, engagementId: string, asOf: Date): Promise<void> {
  let planned = await dailyPlannedAt(tx, engagementId);
  if (planned === null) return startChain(tx, engagementId, asOf);
  for (; planned !== null; planned = await dailyPlannedAt(tx, engagementId))
    if (planned <= asOf) await scoreDay(tx, engagementId, planned);
    else if (!(await followZone(tx, engagementId, planned))) return;
}

async function startChain(tx: Tx, engagementId: string, asOf: Date): Promise<void> {
  const engagement = await engagementStateAt(tx, engagementId, asOf);
  if (engagement) await planDaily(tx, engagement, asOf);
}

async function scoreDay(tx: Tx, engagementId: string, dueAt: Date): Promise<void> {
  await catchUpForecast(tx, engagementId, dueAt);
  const engagement = await engagementStateAt(tx, engagementId, dueAt);
  if (!engagement || !(await claimDaily(tx, engagement, dueAt))) return;
  // Work that is planned again gets another queue job; the snapshot's id is derived from the day instead.
  const jobId = `${HEALTH_DUE.daily}-${engagementId}-${dueAt.getTime()}`;
  const snapshot = await evaluateHealth(tx, engagement, dueAt, { daily: true, jobId });
  if (snapshot) await storeSnapshot(tx, snapshot);
}
