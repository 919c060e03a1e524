import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { toTypeId } from '../../kernel/ids.js';
import { mondayOf } from '../../kernel/local-date.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf, type Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { assertCurrent, changedFields } from '../../platform/usecases/changes.js';
import { Between, Name, NotNull, Region, TimeZone } from '../../platform/usecases/rules.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { HOLIDAY_WARNINGS, prepareRegion } from '../calendar/index.js';
import { keepCapacity, lockEngineer } from './engineer.store.js';
import { SkillInput } from './skill.graphql.js';
import { findSkills, type FoundSkill, replaceSkills, skillsOf } from './skill.store.js';
import { SolutionEngineerEntity } from './solution-engineer.entity.js';
import { SolutionEngineer } from './solution-engineer.graphql.js';

@InputType({ description: 'Changes to a solution engineer; omitted fields stay unchanged.' })
export class UpdateEngineerInput {
  @Field(() => ID, { description: 'The solution engineer.' }) engineerId!: string;
  @Field(() => Int, { description: 'The version you read; a stale version is rejected with CONFLICT.' })
  expectedVersion!: number;
  @NotNull()
  @Name(200)
  @Field(() => String, { nullable: true, description: 'Name, 1-200 characters.' })
  name?: string;
  @NotNull()
  @TimeZone()
  @Field(() => String, { nullable: true, description: 'IANA time zone, e.g. `America/New_York`.' })
  timeZone?: string;
  @IsOptional()
  @Region()
  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166 code of the region whose public holidays apply; null for none.',
  })
  region?: string | null;
  @NotNull()
  @Between(1, 80, 'hours')
  @Field(() => Int, {
    nullable: true,
    description: 'Hours per week available for engagements, 1-80, from this week on; past weeks keep theirs.',
  })
  weeklyCapacityHours?: number;
  @NotNull()
  @ValidateNested({ each: true })
  @Type(() => SkillInput)
  @Field(() => [SkillInput], {
    nullable: true,
    description: 'All API products they know from now on, at most 30.',
  })
  skills?: SkillInput[];
}

@ObjectType({ description: 'The changed solution engineer.' })
export class UpdateEngineerPayload extends Payload {
  @Changed()
  @Field(() => SolutionEngineer, {
    nullable: true,
    description: 'The solution engineer as they are now; null on error.',
  })
  solutionEngineer?: string;
  @Field(() => [String], { nullable: true, description: HOLIDAY_WARNINGS })
  warnings?: string[];
}

@Resolver()
export class UpdateEngineerMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('staffing:write')
  @Mutation(() => UpdateEngineerPayload, {
    description: 'Changes the name, region, time zone, weekly capacity or skills of a solution engineer.',
  })
  updateEngineer(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateEngineerInput }) given: UpdateEngineerInput,
  ): Promise<UpdateEngineerPayload> {
    return this.useCases.run(viewer, UpdateEngineerInput, given, async (tx, input) => {
      const engineer = await lockEngineer(tx, input.engineerId);
      const { id, version } = engineer;
      assertCurrent(engineer, input.expectedVersion);
      const { name, timeZone, region, weeklyCapacityHours } = input;
      const fields = changedFields<Partial<SolutionEngineerEntity>>(engineer, {
        ...{ name, timeZone, region, weeklyCapacityHours },
      });
      const known = await skillsOf(tx, id);
      const skills = await changedSkills(tx, known, input.skills);
      if (Object.keys(fields).length === 0 && !skills) return { solutionEngineer: id, warnings: [] };
      const warnings = await prepareRegion(tx, fields.region);

      if (fields.weeklyCapacityHours !== undefined)
        await keepCapacity(tx, engineer, mondayOf(todayOf(tx, engineer)));
      await tx.db.update(SolutionEngineerEntity, { id }, { ...fields, version: version + 1 });
      if (skills) await replaceSkills(tx, id, skills);
      const subject = { kind: 'engineer', id } as const;
      const changes = { ...fields, ...(skills && { skills: input.skills }) };
      const place = { partnerId: null, engagementId: null };
      const was = { ...engineer, skills: auditedSkills(known) };
      await audit(tx, { action: 'engineer.update', subject, ...place, was, changes });
      return { solutionEngineer: id, warnings };
    });
  }
}

/** @returns the new skills, or null if they are unchanged */
async function changedSkills(
  tx: Tx,
  current: readonly FoundSkill[],
  given: readonly SkillInput[] | undefined,
): Promise<FoundSkill[] | null> {
  if (given === undefined) return null;
  const skills = await findSkills(tx, given);
  const levels = new Map(current.map(({ apiProductId, level }) => [apiProductId, level]));
  const stay =
    skills.length === current.length &&
    skills.every(({ apiProductId, level }) => levels.get(apiProductId) === level);
  return stay ? null : skills;
}

/** Skills with TypeIDs. */
function auditedSkills(skills: readonly FoundSkill[]): SkillInput[] {
  return skills.map(({ apiProductId, level }) => ({
    ...{ apiProductId: toTypeId('apiProduct', apiProductId), level },
  }));
}
