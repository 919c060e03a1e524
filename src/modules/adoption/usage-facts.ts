import { type Query, run, withInstants } from '../../platform/database/read-together.js';
import type { Tx } from '../../platform/database/tx.js';
import { toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { ENGAGEMENT_USAGE } from './engagement-usage.query.js';

/** Usage of an engagement at an instant; "14" and "28" are complete UTC days before its UTC date. */
export interface UsageFacts {
  /** With any client id of the partner, whatever the status. */
  readonly lastCallAt: Date | null;
  /** When the earliest sandbox credential of an application registered for a product in scope was issued. */
  readonly sandboxCredentialIssuedAt: Date | null;
  /** The same for production. */
  readonly productionCredentialIssuedAt: Date | null;
  readonly sandbox14: {
    /** Days with a successful call. */
    readonly activeDays: number;
    readonly unthrottled: number;
    readonly successes: number;
  };
  readonly production28: { readonly unthrottled: number; readonly errors: number };
  /** Matchable operations in scope, and how many of them were called successfully in production in the last 28 days. */
  readonly breadth: { readonly called: number; readonly inScope: number };
  /** Successful production calls in the last 28 days and in the 28 days before. */
  readonly trend: { readonly last28Successes: number; readonly before28Successes: number };
}

const FACTS = `
  select
    e.id as "engagementId", f.last_call_at as "lastCallAt",
    f.sandbox_issued_at as "sandboxCredentialIssuedAt",
    f.production_issued_at as "productionCredentialIssuedAt",
    json_build_object('activeDays', f.sandbox14_active_days, 'unthrottled', f.sandbox14_unthrottled,
      'successes', f.sandbox14_successes) as sandbox14,
    json_build_object('unthrottled', f.production28_unthrottled, 'errors', f.production28_errors) as production28,
    json_build_object('called', f.operations_called, 'inScope', f.operations_in_scope) as breadth,
    json_build_object('last28Successes', f.production28_successes,
      'before28Successes', f.production_before28_successes) as trend
  from engagement e, lateral (${toSql(ENGAGEMENT_USAGE, { own: 'e', now: '$2::timestamptz' })}) f
  where e.id = any($1::uuid[])`;

type Row = UsageFacts & { readonly engagementId: string };

export const usageFactsQuery = (engagementIds: readonly string[], asOf: Date): Query<Row> => ({
  ...{ name: 'usage_facts', text: FACTS, values: [engagementIds, asOf] },
  fromJson: withInstants('lastCallAt', 'sandboxCredentialIssuedAt', 'productionCredentialIssuedAt'),
});

/**
 * Reads the usage facts of some engagements in one statement.
 * @param engagementIds UUIDs
 * @returns by the engagement's id
 */
export async function usageFacts(
  tx: Tx,
  engagementIds: readonly string[],
  asOf: Date,
): Promise<ReadonlyMap<string, UsageFacts>> {
  const found = await run(tx, usageFactsQuery(engagementIds, asOf));
  return new Map(found.map(({ engagementId, ...facts }) => [engagementId, facts]));
}
