import { HEALTH_EVENTS } from '../../src/modules/health/index.js';
import type { TestApp } from './app.js';

/** The actions of a partner's users, oldest first. @param partnerId a UUID */
export async function actsOf(app: TestApp, partnerId: string): Promise<string[]> {
  const { rows } = await app.pools.staff.query<{ act: string }>(
    'select act from partner_act where partner_id = $1 order by at, id',
    [partnerId],
  );
  return rows.map(({ act }) => act);
}

/** The number of rows of everything that a partner's mutation writes, of all partners. */
export async function traces(app: TestApp): Promise<Record<string, number>> {
  const tables = ['partner_act', 'progress_entry', 'pulse', 'milestone_history', 'blocker', 'audit_entry'];
  const counts = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`);
  // A score may still result from earlier changes, with the request ID that caused it.
  counts.push(`(select count(*)::int from outbox where kind <> '${HEALTH_EVENTS.scored}') as outbox`);
  const { rows } = await app.pools.staff.query<Record<string, number>>(`select ${counts.join(', ')}`);
  return rows[0]!;
}
