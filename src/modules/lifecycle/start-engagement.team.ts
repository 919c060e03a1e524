import { In } from 'typeorm';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { SolutionEngineerEntity } from '../staffing/index.js';
import type { StartEngagementInput } from './start-engagement.graphql.js';

const MAX_TEAM = 20;

export interface Team {
  readonly leadId: string;
  /** Everyone who works on it, the lead first. */
  readonly engineerIds: readonly string[];
}

/** Looks up the members of a team, in one statement. */
export async function findTeam(
  tx: Tx,
  { leadId, teamIds }: Pick<StartEngagementInput, 'leadId' | 'teamIds'>,
): Promise<Team> {
  if (teamIds.length >= MAX_TEAM)
    refuse(
      'LIMIT_EXCEEDED',
      'teamIds',
      `At most ${MAX_TEAM} people can work on an engagement, including the lead.`,
    );
  const wanted = [
    { field: 'leadId', id: fromTypeId('engineer', leadId) },
    ...teamIds.map((typeId, index) => ({ field: `teamIds.${index}`, id: fromTypeId('engineer', typeId) })),
  ];
  const ids = wanted.flatMap(({ id }) => id ?? []);
  const known = new Set((await tx.db.findBy(SolutionEngineerEntity, { id: In(ids) })).map(({ id }) => id));
  for (const { field, id } of wanted)
    if (id === null || !known.has(id)) refuse('NOT_FOUND', field, 'Solution engineer not found.');
  return { leadId: ids[0]!, engineerIds: [...new Set(ids)] };
}
