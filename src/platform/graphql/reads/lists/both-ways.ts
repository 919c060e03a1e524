import { ArgsType, Field, Int } from '@nestjs/graphql';
import { AppError } from '../../../../kernel/errors.js';
import { PageArgs } from './connection.js';

/** Arguments of a list that can also be read backwards. */
@ArgsType()
export class BothWaysArgs extends PageArgs {
  @Field(() => Int, {
    nullable: true,
    description:
      'Page size to read backwards, 1-100, instead of `first`: the items just before `before`, or the last ones of the list.',
  })
  last?: number | null;
  @Field(() => String, {
    nullable: true,
    description: '`startCursor` of the next page; only with `last`.',
  })
  before?: string | null;
}

/**
 * @returns whether the page is read backwards
 * @throws AppError BAD_USER_INPUT if the arguments of both directions are mixed
 */
export function isBackwards({ after, last, before }: BothWaysArgs): boolean {
  const backwards = typeof last === 'number';
  if (typeof before === 'string' && !backwards)
    throw new AppError('BAD_USER_INPUT', '`before` needs `last`, the size of the page before the cursor.');
  if (typeof after === 'string' && backwards)
    throw new AppError('BAD_USER_INPUT', '`after` cannot be combined with `last`; pass `before` instead.');
  return backwards;
}
