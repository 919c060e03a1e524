import { toTypeId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { type EngagementEntity, engineerIdsOf, type ScopeItem, scopeOf } from '../engagements/index.js';
import { findScope } from './start-engagement.scope.js';
import { findTeam, type Team } from './start-engagement.team.js';
import type { UpdateEngagementInput } from './update-engagement.graphql.js';

/** @returns the new team, or null if it is unchanged */
export async function changedTeam(
  tx: Tx,
  engagement: EngagementEntity,
  { leadId: lead, teamIds: given }: UpdateEngagementInput,
): Promise<Team | null> {
  if (lead === undefined && given === undefined) return null;
  const current = await engineerIdsOf(tx, engagement.id);
  const leadId = lead ?? toTypeId('engineer', engagement.leadId);
  const others = current.map((id) => toTypeId('engineer', id)).filter((id) => id !== leadId);
  const team = await findTeam(tx, { leadId, teamIds: given === undefined ? others : (given ?? []) });
  const stays = team.leadId === engagement.leadId && isSameSet(team.engineerIds, current);
  return stays ? null : team;
}

/** @returns the new scope, or null if it is unchanged */
export async function changedScope(
  tx: Tx,
  { id }: EngagementEntity,
  { scope: given }: UpdateEngagementInput,
): Promise<readonly ScopeItem[] | null> {
  if (given === undefined) return null;
  const current = await scopeOf(tx, id);
  const kept = new Set(
    current.flatMap(({ apiVersionId, operationIds }) => [apiVersionId, ...(operationIds ?? [])]),
  );
  const { items } = await findScope(tx, given, kept);
  return isSameSet(items.map(keyOf), current.map(keyOf)) ? null : items;
}

/** The engagement with its team and scope, as audited, with TypeIDs. */
export async function auditedEngagement(tx: Tx, engagement: EngagementEntity): Promise<object> {
  const [team, scope] = [await engineerIdsOf(tx, engagement.id), await scopeOf(tx, engagement.id)];
  return {
    ...engagement,
    leadId: toTypeId('engineer', engagement.leadId),
    teamIds: team.map((id) => toTypeId('engineer', id)),
    scope: scope.map(({ apiVersionId, operationIds }) => ({
      apiVersionId: toTypeId('apiVersion', apiVersionId),
      operationIds: operationIds?.map((id) => toTypeId('apiOperation', id)) ?? null,
    })),
  };
}

function keyOf({ apiVersionId, operationIds }: ScopeItem): string {
  return [apiVersionId, ...(operationIds ? [...operationIds].sort() : ['all'])].join(' ');
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}
