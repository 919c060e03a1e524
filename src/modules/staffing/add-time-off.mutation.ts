import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuse } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import type { LocalDate as Day } from '../../kernel/local-date.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf, type Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { type DaySpan, faultOfSpan, type SpanLimits } from './domain/day-range.js';
import { MAX_TIME_OFF } from './domain/staffing-limits.js';
import { lockEngineer } from './engineer.store.js';
import { type SolutionEngineerEntity, TimeOffEntity } from './solution-engineer.entity.js';
import { SolutionEngineer } from './solution-engineer.graphql.js';
import { TimeOff } from './time-off.graphql.js';
import { assertCanChangeTimeOff, countTimeOff, overlappingTimeOff } from './time-off.store.js';

@InputType({ description: 'A period of time off.' })
export class AddTimeOffInput {
  @Field(() => ID, {
    description: 'The solution engineer who is off; engineers can only enter their own time off.',
  })
  engineerId!: string;
  @Field(() => LocalDate, { description: 'First day; at most a year ago.' }) from!: string;
  @Field(() => LocalDate, {
    description: 'Last day, inclusive; at most two years ahead, and at most 366 days in total.',
  })
  to!: string;
}

@ObjectType({ description: 'The new time off.' })
export class AddTimeOffPayload extends Payload {
  @Changed()
  @Field(() => TimeOff, { nullable: true, description: 'The new time off; null on error.' })
  timeOff?: string;
  @Changed()
  @Field(() => SolutionEngineer, {
    nullable: true,
    description: 'The engineer it belongs to; null on error.',
  })
  solutionEngineer?: string;
}

const LIMITS: SpanLimits = { mostDays: 366, daysBack: 366, daysAhead: 731 };

@Resolver()
export class AddTimeOffMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('time-off:write')
  @Mutation(() => AddTimeOffPayload, {
    description:
      'Adds time off for a solution engineer. Managers can do this for anyone, engineers for themselves.',
  })
  addTimeOff(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => AddTimeOffInput }) given: AddTimeOffInput,
  ): Promise<AddTimeOffPayload> {
    return this.useCases.run(viewer, AddTimeOffInput, given, async (tx, input) => {
      const engineer = await lockEngineer(tx, input.engineerId);
      assertCanChangeTimeOff(viewer, engineer.id);
      const today = todayOf(tx, engineer);
      await assertDaysFree(tx, engineer, input, today);
      const id = newId();
      const { from, to } = input;
      const own = { id, engineerId: engineer.id, createdAt: tx.now };
      await tx.db.insert(TimeOffEntity, { ...own, fromOn: from, toOn: to });
      const subject = { kind: 'timeOff', id } as const;
      const changes = { engineerId: input.engineerId, from, to };
      const place = { partnerId: null, engagementId: null };
      await audit(tx, { action: 'time-off.add', subject, ...place, was: null, changes });
      return { timeOff: id, solutionEngineer: engineer.id };
    });
  }
}

async function assertDaysFree(
  tx: Tx,
  { id, name }: SolutionEngineerEntity,
  days: DaySpan,
  today: Day,
): Promise<void> {
  const fault = faultOfSpan(days, today, LIMITS);
  if (fault) refuse('INVALID', fault.field, fault.message);
  const other = await overlappingTimeOff(tx, id, days);
  if (other)
    refuse('ALREADY_EXISTS', 'from', `${name} already has time off from ${other.fromOn} to ${other.toOn}.`);
  if ((await countTimeOff(tx, id, today)) >= MAX_TIME_OFF)
    refuse(
      'LIMIT_EXCEEDED',
      'from',
      `An engineer can have at most ${MAX_TIME_OFF} current and future periods of time off.`,
    );
}
