import { Refusal, type UserError } from './errors.js';

/**
 * Like `map`, but continues after a Refusal, to report all errors at once.
 * @throws Refusal with the user errors of all items
 */
export function collectFaults<T, R>(
  items: readonly T[],
  act: (item: T, index: number, items: readonly T[]) => R,
): R[] {
  const userErrors: UserError[] = [];
  const results: R[] = [];
  items.forEach((item, index) => {
    try {
      results.push(act(item, index, items));
    } catch (error) {
      userErrors.push(...userErrorsOf(error));
    }
  });
  return resultsUnlessErrors(results, userErrors);
}

/**
 * Runs the functions in order, and continues after a Refusal, to report all errors at once.
 * @returns their results
 * @throws Refusal with the user errors of all of them
 */
export async function collectAllFaults<T extends readonly unknown[]>(
  ...acts: { readonly [index in keyof T]: () => T[index] | Promise<T[index]> }
): Promise<T> {
  const userErrors: UserError[] = [];
  const results: unknown[] = [];
  for (const act of acts as readonly (() => unknown)[])
    try {
      results.push(await act());
    } catch (error) {
      userErrors.push(...userErrorsOf(error));
    }
  return resultsUnlessErrors(results, userErrors) as unknown as T;
}

function resultsUnlessErrors<R>(results: R[], userErrors: readonly UserError[]): R[] {
  if (userErrors.length > 0) throw new Refusal(userErrors);
  return results;
}

/** Only refusals are collected; any other error is thrown at once. */
function userErrorsOf(error: unknown): readonly UserError[] {
  if (error instanceof Refusal) return error.userErrors;
  throw error;
}
