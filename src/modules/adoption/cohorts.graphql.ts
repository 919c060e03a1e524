import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Measures } from '../../platform/graphql/reads/schema/decimals.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import type { AdoptionStep as AdoptionStepWord } from './domain/adoption-steps.js';
import { AdoptionStep } from './funnel.graphql.js';

@ObjectType({
  description: 'How many engagements of a cohort had reached a step of adoption after some time.',
})
export class AdoptionCohortCell {
  @Field(() => AdoptionStep, { description: 'The step.' }) step!: AdoptionStepWord;
  @Field(() => Int, {
    description:
      "Number of months or weeks since the cohort's own, which is 0; at most 12 months or 26 weeks.",
  })
  since!: number;
  @Field(() => Int, {
    description:
      'Engagements that had reached the step, and every step before it, by the end (UTC) of that month or week.',
  })
  n!: number;
  @Measures('RATIO')
  @Field(() => Float, {
    nullable: true,
    description: '`n` / `engagements` of the cohort, 0-1; null if that is 0.',
  })
  share!: number | null;
}

@ObjectType({ description: 'Integrations and migrations that started in the same month or week.' })
export class AdoptionCohort {
  @Field(() => LocalDate, { description: 'First day of the month, or Monday of the ISO week.' })
  start!: string;
  @Field(() => Boolean, {
    description:
      'Whether the requested days begin or end within the month or week, or it is not over yet; only engagements that started on these days are counted.',
  })
  partial!: boolean;
  @Field(() => Int, { description: 'Number of engagements; cancelled ones count too.' }) engagements!: number;
  @Field(() => [AdoptionCohortCell], {
    description:
      'Cells by step and time since; those of the current month or week count to date, later ones are absent.',
  })
  cells!: readonly AdoptionCohortCell[];
}
