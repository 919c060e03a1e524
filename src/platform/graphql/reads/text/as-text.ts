import type { GraphQLResolveInfo } from 'graphql';
import { AppError } from '../../../../kernel/errors.js';
import { sqlState } from '../../../database/sql-state.js';

const AS_TEXT = Symbol('asText');

/** Makes `Reads.read` return the field's JSON as PostgreSQL wrote it, unparsed. */
export function askedAsText(info: GraphQLResolveInfo): GraphQLResolveInfo {
  const marked = { ...info, [AS_TEXT]: true };
  return marked;
}

export const isAskedAsText = (info: GraphQLResolveInfo): boolean => AS_TEXT in info;

/** The field has to be read as objects. */
export class NotAsText extends Error {
  /** @param always whether that depends only on the query, and not on the rows */
  constructor(
    reason: string,
    readonly always: boolean,
    options?: ErrorOptions,
  ) {
    super(reason, options);
    this.name = 'NotAsText';
  }
}

export const resolved = (type: { readonly name: string }, field: { readonly name: string }): NotAsText =>
  new NotAsText(`${type.name}.${field.name} has a resolver.`, true);

const texts = new WeakMap<object, string>();

const opened = (): never => {
  throw new NotAsText("The field's resolver reads what it returns.", true);
};

/** What promises and Nest ask of every value that passes through them. */
const ASKED = new Set<string | symbol>(['then', 'lift', 'subscribe']);

/** Resolvers may only pass it on. */
const CLOSED: ProxyHandler<object> = {
  get: (_target, property) => (ASKED.has(property) ? undefined : opened()),
  has: opened,
  ownKeys: opened,
  getOwnPropertyDescriptor: opened,
  set: opened,
};

/** A value that stands for the JSON text until the response is written. */
export function textAnswer(text: string): object {
  const answer = new Proxy({}, CLOSED);
  texts.set(answer, text);
  return answer;
}

/** @returns undefined if the value is not a `textAnswer` */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null ? texts.get(value) : undefined;
}

/** SQLSTATE class of values that do not fit, which is also how TextCompiler reports nulls. */
const DATA_EXCEPTION = /^22/;

/** A failed read as text: what the rows or the size of the text caused is tried as objects, and all else is the outcome. */
export function readAsObjects(error: unknown): never {
  const isTooLong = error instanceof AppError && error.code === 'BAD_USER_INPUT';
  if (isTooLong || DATA_EXCEPTION.test(sqlState(error) ?? ''))
    throw new NotAsText('The rows cannot be written as text.', false, { cause: error });
  throw error;
}
