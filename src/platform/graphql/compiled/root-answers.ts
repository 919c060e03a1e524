import type { GraphQLObjectType } from 'graphql';
import { fieldsOf } from '../reads/schema/fields.js';

type Key = string | number;

/** What each root field of a compiled query answered, or threw, for graphql-js to go on from where something failed. */
export class RootAnswers {
  private readonly answers = new Map<Key, Promise<unknown>>();
  private failures = 0;

  /** The field's answer, which is asked for once. */
  of(key: Key, ask: () => unknown): Promise<unknown> {
    const known = this.answers.get(key);
    // Which of several errors is told may hang on which comes first, and by how much: that only happens anew.
    return known && this.failures < 2 ? known : this.ask(key, ask);
  }

  private ask(key: Key, ask: () => unknown): Promise<unknown> {
    const answer = Promise.resolve(ask());
    this.answers.set(key, answer);
    answer.catch(() => (this.failures += 1));
    return answer;
  }
}

/** Lets the root fields of a compiled query be answered once, whoever asks for them. */
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
