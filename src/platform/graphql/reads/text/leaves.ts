import { type GraphQLNamedType, isEnumType } from 'graphql';
import { decimalsOf } from '../schema/decimals.js';
import type { Field } from '../schema/fields.js';
import { NotAsText } from './as-text.js';

/** How PostgreSQL writes a leaf: its type, and whether JSON as the schema has it follows from that. */
const LEAVES: Readonly<Record<string, string>> = {
  ...{ Int: 'int', Float: 'float8', Boolean: 'boolean' },
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
  int: ['int', 'smallint'],
  boolean: ['boolean'],
};

/** A value as the response has it. Numbers are written without an exponent or zeros at the end. */
export function leaf(type: string, value: Value, field: Pick<Field, 'extensions'>): string {
  if (type === 'float8') return decimal(value, decimalsOf(field) ?? 0);
  const isAlike = value.type !== undefined && WRITTEN_ALIKE[type]!.includes(value.type);
  return isAlike ? value.sql : `(${value.sql})::${type}`;
}

/** Above, `roundTo` does not round half up, as it has only 15 digits. */
const MAX_SCALED = 1e14;

/**
 * Rounds as `roundTo` does: doubles are scaled as doubles, and then cast to a numeric, which has 15 digits too. What is too large
 * or no number is left to the executors; not if computing it twice may cost something.
 */
function decimal({ sql, type }: Value, decimals: number): string {
  const double = `(${sql})::float8`;
  if (decimals === 0) return `trim_scale(${double}::numeric)`;
  const scale = 10 ** decimals;
  const unit = (1 / scale).toFixed(decimals);
  const rounded = `trim_scale(floor((${double} * ${scale})::numeric + 0.5) * ${unit})`;
  if (type === undefined) return rounded;
  const most = MAX_SCALED / scale;
  return `case when ${double} between -${most} and ${most} then ${rounded} else ('null ' || ${double})::numeric end`;
}
