import { lengthOf } from '../../../kernel/text.js';

/** A parsed JSON object that was not validated yet. */
export type RawFields = Readonly<Record<string, unknown>>;

/** Maximum lengths of a record's texts, in characters. */
export const LONGEST = {
  id: 256,
  source: 256,
  clientId: 256,
  method: 16,
  path: 2048,
  host: 255,
  stage: 128,
} as const;

/** The record is rejected; the message is shown to the sender. */
export class UnreadableRecord extends Error {}

/** Characters that PostgreSQL cannot store or that must not appear in logs: control characters and lone surrogates. */
const UNSTORABLE = /[\p{Cc}\p{Cs}]/u;

export function asFields(value: unknown, what: string): RawFields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UnreadableRecord(`${what} is not an object.`);
  }
  return value as RawFields;
}

/** @returns null if the field is missing, null or empty */
export function optionalText({
  name,
  value,
}: {
  readonly name: string;
  readonly value: unknown;
}): string | null {
  const text = value ?? '';
  if (typeof text !== 'string') throw new UnreadableRecord(`${name} is not a string.`);
  if (UNSTORABLE.test(text)) throw new UnreadableRecord(`${name} contains control characters.`);
  return text === '' ? null : text;
}

/** @param name the field's name in the sender's format */
export function required(value: string | null, name: string): string {
  if (value === null || value === '') throw new UnreadableRecord(`${name} is missing.`);
  return value;
}

/** @param longest in characters */
export function bounded<T extends string | null>(value: T, name: string, longest: number): T {
  // A text has at most as many characters as UTF-16 code units.
  if (value !== null && value.length > longest && lengthOf(value) > longest) {
    throw new UnreadableRecord(`${name} is longer than ${longest} characters.`);
  }
  return value;
}
