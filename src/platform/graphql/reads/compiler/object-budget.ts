import type { GraphQLResolveInfo } from 'graphql';
import { AppError } from '../../../../kernel/errors.js';
import type { CompiledStatement } from './compiled-statement.js';
import type { ReadRequest } from './request.js';

/** The most objects one operation may answer, by the bounds of its lists multiplied along the query. */
const MAX_OBJECTS = 100_000;

/** Counts what the root fields of an operation could answer together. */
export class ObjectBudget {
  /** The coerced variables are made anew for each execution, and every field of it is given the same. */
  private readonly spent = new WeakMap<object, number>();

  /** @throws AppError BAD_USER_INPUT if this root field and those before it could answer too much */
  spend(info: GraphQLResolveInfo, plan: CompiledStatement, request: ReadRequest): void {
    this.spent.set(info.variableValues, this.checkLimits(info, plan, request));
  }

  /** @throws AppError likewise, and spends nothing */
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
