import { renderFragment } from '../../platform/graphql/reads/fragments/render.js';
import { _, arg, sql } from '../../platform/graphql/reads/fragments/sql.js';
import type { Filtered } from '../../platform/graphql/reads/lists/filters.js';
import type { Member, Membership } from '../../platform/graphql/live/live-changes.service.js';
import type { Reads } from '../../platform/graphql/reads/reads.service.js';

/** Which engagements match a filter; one statement each. */
export function membershipOf(reads: Reads, { where, values }: Filtered): Membership {
  const numbers = sql`
    select coalesce(json_agg(${_}.number), '[]'::json)::text as answer from engagement ${_} where ${where}`;
  const among = sql`
    select coalesce(json_agg(json_build_object('id', ${_}.id, 'number', ${_}.number, 'isMember', coalesce(${where}, false))),
      '[]'::json)::text as answer
    from engagement ${_} where ${_}.id = any(${arg('changed')}::uuid[])`;
  return {
    numbers: async (viewer) =>
      (await reads.answer<number[]>(viewer, {
        name: undefined,
        ...renderFragment(numbers, 'e', { ...values, now: reads.now() }),
      })) ?? [],
    among: async (viewer, changed) =>
      (await reads.answer<Member[]>(viewer, {
        name: undefined,
        ...renderFragment(among, 'e', { ...values, changed, now: reads.now() }),
      })) ?? [],
  };
}
