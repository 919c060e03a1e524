import { MoreThan } from 'typeorm';
import { newId } from '../../kernel/ids.js';
import { instantAfter, type Tx } from '../../platform/database/tx.js';
import { completeDueWork, planDueWork } from '../../platform/due/due-work.js';
import { saveOverride } from '../engagements/index.js';
import { endOfOverride } from './domain/override.js';
import { HealthOverrideEntity } from './health-override.entity.js';
import { HEALTH_DUE } from './health.events.js';

interface Overridden {
  readonly id: string;
  readonly timeZone: string;
}

const workOf = (engagementId: string, dueAt: Date) => ({
  ...{ kind: HEALTH_DUE.overrideEnd, subject: engagementId },
  dueAt,
});

/** @returns null if none is in force. Lock the engagement first. */
export function overrideInForce(tx: Tx, engagementId: string): Promise<HealthOverrideEntity | null> {
  return tx.db.findOneBy(HealthOverrideEntity, { engagementId, endsAt: MoreThan(tx.now) });
}

/** Sets an override, which ends by itself after its last day. @param current the one that it replaces */
export async function insertOverride(
  tx: Tx,
  { id: engagementId, timeZone }: Overridden,
  wanted: Pick<HealthOverrideEntity, 'band' | 'reason' | 'lastDay'>,
  current: HealthOverrideEntity | null,
): Promise<void> {
  const since = current ? await end(tx, current, 'REPLACED') : tx.now;
  const endsAt = endOfOverride(wanted.lastDay, timeZone);
  const row = { ...wanted, id: newId(), engagementId, setBy: tx.actor.name, since, endsAt };
  await tx.db.insert(HealthOverrideEntity, row);
  await saveOverride(tx, engagementId, row);
  await planDueWork(tx, workOf(engagementId, endsAt));
}

export async function clearOverride(tx: Tx, current: HealthOverrideEntity): Promise<void> {
  await end(tx, current, 'CLEARED');
  await saveOverride(tx, current.engagementId, null);
  await completeDueWork(tx, workOf(current.engagementId, current.endsAt), null);
}

async function end(
  tx: Tx,
  current: HealthOverrideEntity,
  ending: NonNullable<HealthOverrideEntity['ending']>,
): Promise<Date> {
  const endsAt = instantAfter(tx, current);
  await tx.db.update(HealthOverrideEntity, current.id, { endsAt, ending, endedBy: tx.actor.name });
  return endsAt;
}

/** Moves the end of the override in force after the engagement's time zone has changed, but never into the past. */
export async function realignOverride(
  tx: Tx,
  { id, timeZone, overrideUntil }: Overridden & { readonly overrideUntil: Date | null },
): Promise<void> {
  if (overrideUntil === null || overrideUntil <= tx.now) return;
  const current = await overrideInForce(tx, id);
  if (!current) return;
  const end = endOfOverride(current.lastDay, timeZone);
  const endsAt = end < tx.now ? instantAfter(tx, current) : end;
  if (endsAt.getTime() === current.endsAt.getTime()) return;
  await tx.db.update(HealthOverrideEntity, current.id, { endsAt });
  await saveOverride(tx, id, { band: current.band, endsAt });
  await planDueWork(tx, workOf(id, endsAt));
}

/** @returns false if the end at that instant was already recorded, or has moved */
export async function recordOverrideEnd(tx: Tx, engagementId: string, endedAt: Date): Promise<boolean> {
  if (!(await completeDueWork(tx, workOf(engagementId, endedAt), null))) return false;
  await saveOverride(tx, engagementId, null);
  return true;
}
