import { Args, Field, Float, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { EngagementStage as StageWord } from '../../kernel/enums.js';
import type { MeasureCode as CodeWord } from '../../kernel/health-model.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { EngagementStage } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { HealthModel } from './health-model.graphql.js';
import { MeasureCode } from './measure-code.graphql.js';
import { publishModel } from './publish-model.js';

// health-model.schema.ts has the other rules, which also apply to files.

@InputType({ description: 'How one measure is scored in a group of stages.' })
export class MeasureInput {
  @Field(() => MeasureCode, { description: 'What is measured; once per group.' }) measure!: CodeWord;
  @Field(() => Float, {
    description: "Percentage of the group's score, 0-100; those of a group add up to 100.",
  })
  weight!: number;
  @Field(() => Float, { description: "Value that scores 0, in the measure's unit." }) poor!: number;
  @Field(() => Float, {
    description: "Value that scores 100, in the measure's unit; differs from `poor` in its first 6 decimals.",
  })
  healthy!: number;
  @Field(() => Int, {
    nullable: true,
    description:
      'Minimum number of calls, 1-1000000; with fewer, the measure is UNKNOWN. Only for SANDBOX_SUCCESS and PRODUCTION_ERRORS.',
  })
  minSample?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "Days in which the score's distance from 50 is halved, 1-3650. Only for SENTIMENT.",
  })
  halfLifeDays?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Maximum age of the value in days, 1-3650; older values are STALE. Only for SENTIMENT.',
  })
  staleAfterDays?: number | null;
}

@InputType({ description: 'Stages that share the same weights.' })
export class HealthGroupInput {
  @Field(() => String, {
    nullable: true,
    description: 'Name, 1-60 characters, e.g. `BUILD`; the stages if omitted.',
  })
  name?: string | null;
  @Field(() => [EngagementStage], {
    description: 'The stages, at least one; every stage but CLOSED is in exactly one group.',
  })
  stages!: StageWord[];
  @Field(() => [MeasureInput], {
    description: 'The measures; one that is left out is neither scored nor counted.',
  })
  measures!: MeasureInput[];
}

@InputType({ description: 'A complete health model; it becomes the next version of its slug.' })
export class PublishHealthModelInput {
  @Field(() => String, { description: 'URL slug, at most 60 characters, e.g. `onboarding`.' }) slug!: string;
  @Field(() => [HealthGroupInput], { description: 'Groups of stages.' }) groups!: HealthGroupInput[];
  @Field(() => Int, { defaultValue: 50, description: 'Scores below it are CRITICAL, 1-99.' })
  criticalBelow!: number;
  @Field(() => Int, {
    defaultValue: 70,
    description: 'Scores from `criticalBelow` to below it are AT_RISK; above `criticalBelow`.',
  })
  atRiskBelow!: number;
  @Field(() => Int, {
    defaultValue: 5,
    description:
      'Points above a threshold that two daily evaluations in a row must reach before the band rises; with `atRiskBelow` at most 100.',
  })
  margin!: number;
  @Field(() => Float, { defaultValue: 0.5, description: 'Minimum coverage for a band, 0-1.' })
  minCoverage!: number;
}

@ObjectType({ description: 'The latest version of the health model.' })
export class PublishHealthModelPayload extends Payload {
  @Changed()
  @Field(() => HealthModel, {
    nullable: true,
    description: 'The latest version, with the content given; null on error.',
  })
  healthModel?: string;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'False if the latest version already had the same content, so that no new one was created; null on error.',
  })
  isNewVersion?: boolean;
}

@Resolver()
export class PublishHealthModelMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('health-model:write')
  @Mutation(() => PublishHealthModelPayload, {
    description:
      'Publishes a health model, or its next version, which can no longer be changed; it scores nothing until it is activated. All errors are reported at once.',
  })
  publishHealthModel(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => PublishHealthModelInput }) given: PublishHealthModelInput,
  ): Promise<PublishHealthModelPayload> {
    return this.useCases.run(viewer, PublishHealthModelInput, given, async (tx, input) => {
      const { id, isNew } = await publishModel(tx, input);
      return { healthModel: id, isNewVersion: isNew };
    });
  }
}
