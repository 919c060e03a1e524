import { addDays, instantAt, localDay } from '../../kernel/local-date.js';
import { type Tx, query } from '../../platform/database/tx.js';
import { completeDueWork, planDueWork } from '../../platform/due/due-work.js';
import { announce } from '../../platform/outbox/outbox.js';
import { ENGAGEMENT_EVENTS, type EngagementEntity, lockEngagementRow } from '../engagements/index.js';
import { replan } from './replan.js';

/** Due at the start of each local day of an engagement that goes on or rests; the subject is the engagement's id. */
export const REFORECAST_DAILY = 'reforecast.daily';
/** The queue and the job on it. */
export const REFORECAST = { queue: 'delivery', job: 'reforecast' } as const;

export async function planReforecast(tx: Tx, engagement: EngagementEntity): Promise<void> {
  const dueAt = nextMidnight(tx.now, engagement.timeZone);
  await planDueWork(tx, { kind: REFORECAST_DAILY, subject: engagement.id, dueAt });
}

/**
 * Takes the forecasts of every day that began up to an instant and was not taken yet, in order, each as of its own
 * day. Whoever judges a day (its health, say) calls this first, so that no judgement rests on the day before.
 * @param id the engagement's UUID
 */
export async function catchUpForecast(tx: Tx, id: string, asOf: Date): Promise<void> {
  const engagement = await lockEngagementRow(tx, id);
  if (!engagement) return;
  for (let dueAt = await dueBy(tx, id, asOf); dueAt; dueAt = await dueBy(tx, id, asOf))
    await reforecast(tx, engagement, dueAt);
}

/**
 * History and event carry the instant the work is for, not the one at which a late job got to it; where the engagement
 * was changed in between, they follow that change.
 */
async function reforecast(tx: Tx, engagement: EngagementEntity, dueAt: Date): Promise<void> {
  const { id, timeZone, version } = engagement;
  const goesOn = engagement.status === 'ACTIVE' || engagement.status === 'ON_HOLD';
  const next = goesOn ? nextMidnight(dueAt, timeZone) : null;
  const isFirst = await completeDueWork(tx, { kind: REFORECAST_DAILY, subject: id, dueAt }, next);
  if (!isFirst || !goesOn) return;
  const then = { ...tx, now: dueAt > engagement.updatedAt ? dueAt : engagement.updatedAt };
  await replan(then, engagement, { today: localDay(dueAt, timeZone) });
  if (engagement.version !== version) await announce(then, { kind: ENGAGEMENT_EVENTS.changed, subject: id });
}

async function dueBy(tx: Tx, id: string, asOf: Date): Promise<Date | undefined> {
  const [due] = await query<{ dueAt: Date }>(
    tx,
    'select due_at as "dueAt" from due_work where kind = $1 and subject = $2 and due_at <= $3',
    [REFORECAST_DAILY, id, asOf],
  );
  return due?.dueAt;
}

function nextMidnight(after: Date, timeZone: string): Date {
  return instantAt(addDays(localDay(after, timeZone), 1), '00:00', timeZone);
}
