import type { GraphQLObjectType } from 'graphql';
import { fieldsOf } from '../reads/schema/fields.js';

type Key = string | number;

/** The result or error of each root field of a compiled query, for graphql-js to continue from after a failure. */
export class RootAnswers {
  private readonly answers = new Map<Key, Promise<unknown>>();
  private failures = 0;

  /** @param failed the errors of root fields that are already known; see `of` for why only a single one helps */
  constructor(failed: ReadonlyMap<Key, Error> = new Map()) {
    if (failed.size === 1) for (const [key, error] of failed) void this.ask(key, () => Promise.reject(error));
  }

  /** The field's answer, computed once. */
  of(key: Key, ask: () => unknown): Promise<unknown> {
    const known = this.answers.get(key);
    // With several errors, which one is reported may depend on their timing, so they must be reproduced by asking again.
    return known && this.failures < 2 ? known : this.ask(key, ask);
  }

  private ask(key: Key, ask: () => unknown): Promise<unknown> {
    const answer = Promise.resolve(ask());
    this.answers.set(key, answer);
    answer.catch(() => (this.failures += 1));
    return answer;
  }
}

/** Makes the root fields of a compiled query resolve only once, for both executors. */
export function keepRootAnswers(queries: GraphQLObjectType): void {
  for (const field of fieldsOf(queries)) {
    const { resolve } = field;
    if (!resolve) continue;
    field.resolve = (source, args, context, info) => {
      const answer = () => resolve(source, args, context, info);
      return context.rootAnswers ? context.rootAnswers.of(info.path.key, answer) : answer();
    };
  }
}
