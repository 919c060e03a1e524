/**
 * Calls `end` when the generator ends, or is asked to: `return` on a waiting async generator would block, so `end` must wake it.
 */
export function ending<T>(generator: AsyncGenerator<T>, end: () => void): AsyncIterableIterator<T> {
  const ended = <R>(result: R): R => {
    end();
    return result;
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () =>
      generator.next().then(
        (result) => (result.done ? ended(result) : result),
        (error: unknown) => {
          end();
          throw error;
        },
      ),
    return: () => ended(generator).return(undefined),
    throw: (error: unknown) => ended(generator).throw(error),
  };
}
