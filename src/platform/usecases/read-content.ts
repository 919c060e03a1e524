import { z } from 'zod';
import type { ContentFault } from '../../kernel/content-fault.js';
import { Refusal, userError, type UserErrorCode } from '../../kernel/errors.js';
import { faultOfText, isStorable, nameOf } from '../../kernel/text.js';
import { MAX_SLUG, SLUG } from '../../kernel/slug.js';

/** Reports all faults as user errors. */
export function refuseContent(faults: readonly ContentFault[]): never {
  throw new Refusal(faults.map(({ code, path, message }) => userError(code, path.join('.'), message)));
}

export const text = (max: number) =>
  z
    .string()
    .refine(isStorable, {
      message: 'must not contain a NUL character or an unpaired surrogate',
      abort: true,
    })
    .superRefine((given, context) => {
      const message = faultOfText(given, max);
      if (message !== null) context.addIssue({ code: 'custom', message });
    });

export const name = (max: number) => z.string().transform(nameOf).pipe(text(max));

export const slug = z
  .string()
  .refine(({ length }) => length <= MAX_SLUG, `must have 1-${MAX_SLUG} characters`)
  .regex(SLUG, 'must consist of lower-case letters and digits, with words separated by single hyphens');

export const whole = (least: number, most: number, unit = '') =>
  z
    .number()
    .refine(
      (given) => Number.isInteger(given) && given >= least && given <= most,
      `must be a whole number${unit} from ${least} to ${most}`,
    );

export const numberBetween = (least: number, most: number) =>
  z.number().refine((given) => given >= least && given <= most, `must be a number from ${least} to ${most}`);

/** A list that is too long is rejected without checking its items. */
export const list = <T extends z.ZodType>(item: T, max: number) =>
  z.array(z.unknown()).max(max, `can contain at most ${max}`).pipe(z.array(item));

/** Treats null as omitted, in YAML as in GraphQL. */
export function withoutNulls(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(withoutNulls);
  if (given === null || typeof given !== 'object') return given;
  const entries = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutNulls(value)]));
}

/** Replaces the library's technical messages; messages of the schema's own rules are kept. */
export function messageOf(issue: {
  code: string;
  input?: unknown;
  expected?: unknown;
  values?: unknown[];
}): string | undefined {
  if (issue.input === undefined) return 'is missing';
  if (issue.code === 'invalid_value') return `must be one of ${issue.values?.join(', ')}`;
  return issue.code === 'invalid_type'
    ? `must be ${KINDS[String(issue.expected)] ?? String(issue.expected)}`
    : undefined;
}

const KINDS: Readonly<Record<string, string>> = {
  ...{
    string: 'a string',
    number: 'a number',
    boolean: 'true or false',
    array: 'a list',
    object: 'an object',
  },
};

export function faultsOf(error: z.ZodError | undefined): ContentFault[] {
  return (error?.issues ?? []).flatMap(faultsOfIssue);
}

function faultsOfIssue(issue: z.core.$ZodIssue): ContentFault[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      code: 'INVALID',
      path: [...path, key],
      message: 'is not a known field',
    }));
  return [{ code: codeOf(issue), path, message: issue.message }];
}

function codeOf(issue: z.core.$ZodIssue): UserErrorCode {
  if (issue.code === 'too_big') return 'LIMIT_EXCEEDED';
  return issue.code === 'custom' && issue.params?.['userError'] === 'NOT_FOUND' ? 'NOT_FOUND' : 'INVALID';
}
