import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { refuse } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { prepareRegion } from '../calendar/index.js';
import { CreateEngineerInput, CreateEngineerPayload } from './create-engineer.graphql.js';
import { findSkills, replaceSkills } from './skill.store.js';
import { SolutionEngineerEntity } from './solution-engineer.entity.js';

@Resolver()
export class CreateEngineerMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('staffing:write')
  @Mutation(() => CreateEngineerPayload, { description: 'Creates a solution engineer.' })
  createEngineer(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateEngineerInput, description: 'The solution engineer.' })
    given: CreateEngineerInput,
  ): Promise<CreateEngineerPayload> {
    return this.useCases.run(viewer, CreateEngineerInput, given, async (tx, input) => {
      const { name, email, timeZone, weeklyCapacityHours, region = null } = input;
      await assertNotTaken(tx, email);
      const skills = await findSkills(tx, input.skills);
      const warnings = await prepareRegion(tx, region);

      const id = newId();
      const fields = { name, email, timeZone, region, weeklyCapacityHours };
      await tx.db.insert(SolutionEngineerEntity, { ...fields, id, version: 1, createdAt: tx.now });
      await replaceSkills(tx, id, skills);
      const subject = { kind: 'engineer', id } as const;
      const changes = { ...fields, skills: input.skills };
      const place = { partnerId: null, engagementId: null };
      await audit(tx, { action: 'engineer.create', subject, ...place, was: null, changes });
      return { solutionEngineer: id, warnings };
    });
  }
}

/** Concurrent inserts still hit the unique index, which the runner turns into the same refusal. */
async function assertNotTaken(tx: Tx, email: string): Promise<void> {
  if (await tx.db.existsBy(SolutionEngineerEntity, { email }))
    refuse('ALREADY_EXISTS', 'email', `A solution engineer with the email address ${email} already exists.`);
}
