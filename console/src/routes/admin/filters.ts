import { dayStart, plusDays } from '../../domain/dates';
import type { Rows } from './rows';

const MS = 1;

/** Days are the reader's: from the beginning of the first to the end of the last. */
function spanOf({ from, to }: Rows) {
  if (from === undefined && to === undefined) return {};
  const end = to === undefined ? null : new Date(dayStart(plusDays(to, 1)).getTime() - MS);
  return {
    at: {
      ...(from === undefined ? {} : { gte: dayStart(from).toISOString() }),
      ...(end === null ? {} : { lte: end.toISOString() }),
    },
  };
}

export const auditFilter = (search: Rows) => ({
  ...(search.actor ? { actor: { in: [search.actor] } } : {}),
  ...(search.kinds ? { actorKind: { in: [...search.kinds] } } : {}),
  ...(search.subject ? { subject: { in: [search.subject] } } : {}),
  ...(search.action ? { action: { in: [search.action] } } : {}),
  ...spanOf(search),
});

export const userFilter = ({ q, roles, state }: Rows) => ({
  ...(q ? { q } : {}),
  ...(roles ? { role: { in: [...roles] } } : {}),
  ...(state ? { deactivated: state === 'deactivated' } : {}),
});

export const keyFilter = ({ q, state }: Rows) => ({
  ...(q ? { q } : {}),
  ...(state ? { revoked: state === 'deactivated' } : {}),
});

export const quarantineFilter = ({ reasons, client }: Rows) => ({
  ...(reasons ? { reason: { in: [...reasons] } } : {}),
  ...(client ? { clientId: { in: [client] } } : {}),
});
