import { z } from 'zod';
import { AppError } from '../../kernel/errors.js';
import { isLocalDate } from '../../kernel/local-date.js';
import { isStorable } from '../../kernel/text.js';

/*
 * Parameters of the query string. A list may be repeated, separated by commas, or both.
 */

const once = z.string({ error: ({ input }) => (input === undefined ? 'is required' : 'must be given once') });
const many = z
  .union([z.string(), z.array(z.string())], { error: 'is required' })
  .transform((given) => [given].flat().flatMap((each) => (each === '' ? [] : each.split(','))))
  .refine((given) => given.every(isStorable), 'contains a NUL character or an unpaired surrogate');
const among = (words: readonly string[]) => `must be one of ${words.join(', ')}`;

export const day = once.refine(isLocalDate, 'must be a day such as 2026-11-30');
export const word = <W extends string>(words: readonly W[]) =>
  once.pipe(z.enum(words as [W, ...W[]], { error: among(words) }));
export const texts = many;
export const words = <W extends string>(allowed: readonly W[]) =>
  many.pipe(z.array(z.enum(allowed as [W, ...W[]], { error: `can only contain ${allowed.join(', ')}` })));
export const whole = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return once
    .regex(/^\d{1,9}$/, error)
    .transform(Number)
    .pipe(z.number().min(least, error).max(most, error));
};

/**
 * @param shape every parameter that is allowed
 * @throws AppError BAD_USER_INPUT with everything that is wrong
 */
export function readParameters<S extends z.ZodRawShape>(given: unknown, shape: S): z.output<z.ZodObject<S>> {
  const read = z.strictObject(shape).safeParse(given);
  if (read.success) return read.data;
  const faults = new Set(read.error.issues.flatMap((issue) => faultsOf(issue, Object.keys(shape))));
  throw new AppError('BAD_USER_INPUT', [...faults].join(' '));
}

function faultsOf(issue: z.core.$ZodIssue, known: readonly string[]): string[] {
  if (issue.code !== 'unrecognized_keys') return [`\`${String(issue.path[0])}\` ${issue.message}.`];
  const unknown = issue.keys.map((key) => `\`${key.slice(0, 60)}\``).join(', ');
  return [`Unknown parameters: ${unknown}. Known are ${known.join(', ')}.`];
}
