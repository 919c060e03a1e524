import type { GraphQLResolveInfo } from 'graphql';
import { AppError } from '../../../../kernel/errors.js';
import type { CompiledStatement } from './compiled-statement.js';
import type { ReadRequest } from './request.js';

/** The maximum number of objects in a response, computed from the nested lists' limits. */
const MAX_OBJECTS = 100_000;

/** Limits the objects that an operation's root fields could return in total. */
export class ObjectBudget {
  /** By the coerced variables: each execution has its own object, shared by all its fields. */
  private readonly spent = new WeakMap<object, number>();

  /** @throws AppError BAD_USER_INPUT if this root field and the previous ones could return too many objects */
  spend(info: GraphQLResolveInfo, statement: CompiledStatement, request: ReadRequest): void {
    this.spent.set(info.variableValues, this.checkLimits(info, statement, request));
  }

  /** Like `spend`, without spending. */
  checkLimits(
    { variableValues }: GraphQLResolveInfo,
    { fanOut }: CompiledStatement,
    request: ReadRequest,
  ): number {
    const objects = fanOut
      .map((bounds) => bounds.reduce((product, bound) => product * bound(request), 1))
      .reduce((sum, each) => sum + each, this.spent.get(variableValues) ?? 0);
    if (objects <= MAX_OBJECTS) return objects;
    throw new AppError(
      'BAD_USER_INPUT',
      `This query could return ${objects} objects; the limit is ${MAX_OBJECTS}. Request smaller pages or fewer nested lists.`,
    );
  }
}
