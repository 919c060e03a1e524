import { In } from 'typeorm';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { ApiProductEntity } from '../catalog/index.js';
import { MAX_SKILLS } from './domain/staffing-limits.js';
import type { SkillInput } from './skill.graphql.js';
import { EngineerSkillEntity } from './solution-engineer.entity.js';

export type FoundSkill = Pick<EngineerSkillEntity, 'apiProductId' | 'level'>;

/** Looks up the API products of skills in one statement. */
export async function findSkills(tx: Tx, given: readonly SkillInput[]): Promise<FoundSkill[]> {
  if (given.length > MAX_SKILLS)
    refuse('LIMIT_EXCEEDED', 'skills', `List at most ${MAX_SKILLS} API products.`);
  const ids = given.map(({ apiProductId }) => fromTypeId('apiProduct', apiProductId));
  const found = await tx.db.findBy(ApiProductEntity, { id: In(ids.filter((id) => id !== null)) });
  const known = new Set(found.map(({ id }) => id));
  return given.map(({ level }, index) => {
    const field = `skills.${index}.apiProductId`;
    const apiProductId = ids[index]!;
    if (apiProductId === null || !known.has(apiProductId))
      refuse('NOT_FOUND', field, 'API product not found.');
    if (ids.indexOf(apiProductId) !== index) refuse('INVALID', field, 'This API product is listed twice.');
    return { apiProductId, level };
  });
}

export async function replaceSkills(
  tx: Tx,
  engineerId: string,
  skills: readonly FoundSkill[],
): Promise<void> {
  await tx.db.delete(EngineerSkillEntity, { engineerId });
  await tx.db.insert(
    EngineerSkillEntity,
    skills.map((skill) => ({ ...skill, engineerId })),
  );
}

export async function skillsOf(tx: Tx, engineerId: string): Promise<FoundSkill[]> {
  return tx.db.findBy(EngineerSkillEntity, { engineerId });
}
