import { Refusal, type UserError } from './errors.js';

/**
 * Like `map`, but continues after a Refusal, to report all errors at once.
 * @throws Refusal with the user errors of all items
 */
export function collectFaults<T, R>(
  items: readonly T[],
  act: (item: T, index: number, items: readonly T[]) => R,
): R[] {
  const faults: UserError[] = [];
  const results: R[] = [];
  items.forEach((item, index) => {
    try {
      results.push(act(item, index, items));
    } catch (error) {
      faults.push(...faultsOf(error));
    }
  });
  return resultsUnlessFaulty(results, faults);
}

/**
 * Runs the functions in order, and continues after a Refusal, to report all errors at once.
 * @returns their results
 * @throws Refusal with the user errors of all of them
 */
export async function collectAllFaults<T extends readonly unknown[]>(
  ...acts: { readonly [index in keyof T]: () => T[index] | Promise<T[index]> }
): Promise<T> {
  const faults: UserError[] = [];
  const results: unknown[] = [];
  for (const act of acts as readonly (() => unknown)[])
    try {
      results.push(await act());
    } catch (error) {
      faults.push(...faultsOf(error));
    }
  return resultsUnlessFaulty(results, faults) as unknown as T;
}

function resultsUnlessFaulty<R>(results: R[], faults: readonly UserError[]): R[] {
  if (faults.length > 0) throw new Refusal(faults);
  return results;
}

/** Only refusals are collected; any other error is thrown at once. */
function faultsOf(error: unknown): readonly UserError[] {
  if (error instanceof Refusal) return error.userErrors;
  throw error;
}
