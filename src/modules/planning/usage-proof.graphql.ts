import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { Environment as EnvironmentWord } from '../../kernel/enums.js';
import { Measures } from '../../platform/graphql/reads/schema/decimals.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { _, instant, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { Environment } from '../../platform/graphql/shared-enums.js';
import type { ProofState } from './domain/prove.js';

export type UsageProofStateWord = ProofState | 'SET_BY_HAND';

const UsageProofState = enumOf<UsageProofStateWord>(
  'UsageProofState',
  'Where a milestone that calls prove stands.',
  {
    PENDING: 'The calls do not prove it yet.',
    PROVED: 'The calls proved it, so it was completed automatically.',
    REOPENED: 'The calls proved it once but no longer do, so it was reopened automatically.',
    SET_BY_HAND: 'Someone set its status, so it is no longer evaluated.',
  },
);

/** The proof of a milestone with its last evaluation, as JSON; null for milestones without. Uses the key of milestone_proof. */
export const USAGE_PROOF = sql`(
  select ${_}.usage_proof || jsonb_build_object(
    'state', case when ${_}.status_set_by_hand then 'SET_BY_HAND' else coalesce(p.state, 'PENDING') end,
    'successes', p.successes, 'countedCalls', p.counted_calls, 'serverErrors', p.server_errors,
    'serverErrorRate', p.server_errors::float8 / nullif(p.counted_calls, 0),
    'firstDay', p.first_day, 'lastDay', p.last_day, 'asOf', ${instant(sql`p.as_of`)})
  from (select true) one
  left join milestone_proof p on p.milestone_id = ${_}.id
  where ${_}.usage_proof is not null)`;

/** Shared by the types for staff and for partners. */
@ObjectType({ isAbstract: true })
export abstract class UsageProofResult {
  @Field(() => String, { description: 'HTTP method of the operation, in upper case.' }) method!: string;
  @Field(() => String, { description: 'Path template of the operation, e.g. `/payments/{id}`.' })
  path!: string;
  @Field(() => Environment, { description: 'Environment of the calls.' }) environment!: EnvironmentWord;
  @Field(() => Int, { description: 'Number of calls that must succeed.' }) minSuccesses!: number;
  @Measures('RATIO')
  @Field(() => Float, { description: 'Maximum share of calls that may end in a server error, 0-1.' })
  maxServerErrorRate!: number;
  @Field(() => Int, { description: 'Number of complete UTC days that are looked at.' }) days!: number;
  @Field(() => UsageProofState, { description: 'Where it stands.' }) state!: UsageProofStateWord;
  @Field(() => Int, {
    nullable: true,
    description:
      'Successful calls in the last evaluation; null like the next five until it was first evaluated.',
  })
  successes!: number | null;
  @Field(() => Int, { nullable: true, description: 'Calls that were not throttled.' }) countedCalls!:
    number | null;
  @Field(() => Int, { nullable: true, description: 'Calls that ended in a server error.' }) serverErrors!:
    number | null;
  @Measures('RATIO')
  @Field(() => Float, {
    nullable: true,
    description: 'Server errors / calls that were not throttled, 0-1; null without such calls.',
  })
  serverErrorRate!: number | null;
  @Field(() => LocalDate, { nullable: true, description: 'First UTC day that was looked at.' })
  firstDay!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Last UTC day that was looked at.' })
  lastDay!: string | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'Instant of the last evaluation, 00:05 local time; null until then.',
  })
  asOf!: string | null;
}

@ObjectType({ description: 'The calls that prove a milestone, with the numbers of the last evaluation.' })
export class MilestoneUsageProof extends UsageProofResult {}
