import { type GraphQLNamedType, isEnumType } from 'graphql';
import { decimalsOf } from '../../decimals.js';
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

/** A value of the SQL type, as the response has it. Numbers are written without an exponent or zeros at the end. */
export function leaf(type: string, value: string, field: Pick<Field, 'extensions'>): string {
  if (type !== 'numeric') return `(${value})::${type}`;
  const decimals = decimalsOf(field) ?? 0;
  if (decimals === 0) return `trim_scale((${value})::numeric)`;
  const scale = 10 ** decimals;
  return `trim_scale(floor((${value})::numeric * ${scale} + 0.5) / ${scale})`;
}
