import { type GraphQLNamedType, isEnumType } from 'graphql';
import { decimalsOf } from '../schema/decimals.js';
import type { Field } from '../schema/fields.js';
import { NotAsText } from './as-text.js';

/** How PostgreSQL writes a leaf: its type, and whether JSON as the schema has it follows from that. */
const LEAVES: Readonly<Record<string, string>> = {
  ...{ Int: 'bigint', Float: 'numeric', Boolean: 'boolean' },
  ...{ String: 'text', ID: 'text', LocalDate: 'text', DateTime: 'text' },
};

/** @returns the SQL type of a scalar's or enum's values */
export function leafType(type: GraphQLNamedType): string {
  const known = isEnumType(type) ? 'text' : LEAVES[type.name];
  if (!known) throw new NotAsText(`${type.name} has values of its own.`, true);
  return known;
}

interface Value {
  readonly sql: string;
  /** Its SQL type; undefined if that is not known. Then it is no column, and may cost something. */
  readonly type: string | undefined;
}

/** Types that JSON has in the form of the API anyway. */
const WRITTEN_ALIKE: Readonly<Record<string, readonly string[]>> = {
  text: ['text', 'date', 'uuid', 'timestamptz'],
  bigint: ['int', 'smallint', 'bigint'],
  boolean: ['boolean'],
};

/** A value as the response has it. Numbers are written without an exponent or zeros at the end. */
export function leaf(type: string, value: Value, field: Pick<Field, 'extensions'>): string {
  if (type === 'numeric') return decimal(value, decimalsOf(field) ?? 0);
  const isAlike = value.type !== undefined && WRITTEN_ALIKE[type]!.includes(value.type);
  return isAlike ? value.sql : `(${value.sql})::${type}`;
}

/** Rounds half up, as `roundTo` does; `round` rounds away from zero. */
function decimal({ sql, type }: Value, decimals: number): string {
  const number = type === 'numeric' ? sql : `(${sql})::numeric`;
  if (decimals === 0) return `trim_scale(${number})`;
  const scale = 10 ** decimals;
  const negative = `trim_scale(floor(${number} * ${scale} + 0.5) / ${scale})`;
  if (type === undefined) return negative;
  return `case when ${number} < 0 then ${negative} else trim_scale(round(${number}, ${decimals})) end`;
}
