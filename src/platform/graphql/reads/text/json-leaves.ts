import { type GraphQLNamedType, isEnumType } from 'graphql';
import type { Field } from '../schema/fields.js';
import { leaf, leafType } from './leaves.js';

type LeafField = Pick<Field, 'extensions'>;

/** What JSON calls the values of leaves that are written as they are stored. */
const STORED_ALIKE: Readonly<Record<string, string>> = { text: 'string', boolean: 'boolean' };

const storedAlike = (type: GraphQLNamedType): string | undefined =>
  isEnumType(type) ? undefined : STORED_ALIKE[leafType(type)];

/** The SQL type in which a record has a member of stored JSON. PostgreSQL rejects what is no integer or number. */
export function recordType(type: GraphQLNamedType): string {
  return storedAlike(type) === undefined ? leafType(type) : 'jsonb';
}

/** A member of a record; it fails if it is not of the type, as nothing but our own code checks what JSON holds. */
export function memberLeaf(type: GraphQLNamedType, column: string, field: LeafField): string {
  const stored = storedAlike(type);
  if (stored !== undefined)
    return `case jsonb_typeof(${column}) when '${stored}' then ${column}
      else ('null ' || nullif(jsonb_typeof(${column}), 'null'))::jsonb end`;
  if (!isEnumType(type)) return leaf(leafType(type), { sql: column, type: leafType(type) }, field);
  const names = type.getValues().map(({ name }) => `'${name}'`);
  return `case when ${column} in (${names.join(', ')}) then ${column} else ('null x' || ${column})::json::text end`;
}

/** The same for a value of its own. */
export function leafOf(type: GraphQLNamedType, jsonb: string, field: LeafField): string {
  const inRecord = recordType(type);
  return memberLeaf(type, inRecord === 'jsonb' ? jsonb : `(${jsonb} #>> '{}')::${inRecord}`, field);
}
