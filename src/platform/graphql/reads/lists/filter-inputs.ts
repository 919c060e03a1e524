import type { Type } from '@nestjs/common';
import { Field, InputType, Int } from '@nestjs/graphql';
import { DateTime, LocalDate } from '../../scalars.js';

export interface InOperator<T> {
  readonly in?: readonly T[] | null;
  readonly notIn?: readonly T[] | null;
}

/** Declares `…In`: the filter operators for one type of value. */
export function inOperator<T>(name: string, of: () => Type | object): new () => InOperator<T> {
  @InputType(name, { description: 'Filters by a set of values.' })
  class Operator implements InOperator<T> {
    @Field(() => [of()], { nullable: true, description: 'Any of these; an empty list matches nothing.' })
    in?: readonly T[] | null;
    @Field(() => [of()], { nullable: true, description: 'None of these.' })
    notIn?: readonly T[] | null;
  }
  return Operator;
}

@InputType({ description: 'A range of days, both ends inclusive.' })
export class DayRange {
  @Field(() => LocalDate, { nullable: true, description: 'On or after this day.' }) gte?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'On or before this day.' }) lte?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'True if there must be no day, false if there must be one.',
  })
  isNull?: boolean | null;
}

@InputType({ description: 'A range of instants, both ends inclusive.' })
export class DateTimeRange {
  @Field(() => DateTime, { nullable: true, description: 'At or after this instant.' }) gte?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'At or before this instant.' }) lte?: Date | null;
}

@InputType({ description: 'A range of integers, both ends inclusive.' })
export class IntRange {
  @Field(() => Int, { nullable: true, description: 'At least this value.' }) gte?: number | null;
  @Field(() => Int, { nullable: true, description: 'At most this value.' }) lte?: number | null;
}
