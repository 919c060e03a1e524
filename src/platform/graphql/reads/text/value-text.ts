import {
  type FieldNode,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Field } from '../schema/fields.js';
import { NotAsText, resolved } from './as-text.js';
import { leafOf, memberLeaf, recordType } from './json-leaves.js';
import { columnNamed, objectsFrom } from './member.js';
import type { TextCompiler } from './text-compiler.js';

const VALUE = '" v"';
const PROPERTIES = '" m"';

/** Fails if the value is neither null nor what the schema says, so that the executors report it. */
const OTHERWISE = `else ('null ' || nullif(jsonb_typeof(${VALUE}.v), 'null'))::json`;

type ValueField = Pick<Field, 'type' | 'extensions'>;

/**
 * What is selected of a value that is stored as JSON: a leaf, an object, or a list of either.
 * @param jsonb evaluated once
 */
export function valueText(
  compiler: TextCompiler,
  field: ValueField,
  nodes: readonly FieldNode[],
  jsonb: string,
): string {
  const type = getNullableType(field.type);
  const named = getNamedType(type);
  const value = `from (select ${jsonb} as v offset 0) ${VALUE}`;
  if (isListType(type)) {
    if (isListType(getNullableType(type.ofType))) throw new NotAsText('A list holds lists.', true);
    const items = isObjectType(named)
      ? objectsIn(compiler, named, nodes, 'jsonb_to_recordset')
      : `select ${leafOf(named, 'e', field)} from jsonb_array_elements(${VALUE}.v) e`;
    const isWhole = isNonNullType(type.ofType) ? ` and not ${VALUE}.v @> '[null]'` : '';
    return `(select case when jsonb_typeof(${VALUE}.v) = 'array'${isWhole} then array_to_json(array(${items})) ${OTHERWISE} end ${value})`;
  }
  if (!isObjectType(named)) return `(select ${leafOf(named, `${VALUE}.v`, field)} ${value})`;
  const object = objectsIn(compiler, named, nodes, 'jsonb_to_record');
  return `(select case when jsonb_typeof(${VALUE}.v) = 'object' then (${object}) ${OTHERWISE} end ${value})`;
}

function objectsIn(
  compiler: TextCompiler,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  toRecords: string,
): string {
  // A record has at least one column.
  const columns = new Map([['_', 'jsonb']]);
  const members = compiler.membersOf(type, nodes, (field, merged) => {
    if (!compiler.isProperty(type, field.name)) throw resolved(type, field);
    const named = getNamedType(field.type);
    const isLeaf = !isObjectType(named) && !isListType(getNullableType(field.type));
    columns.set(columnNamed(field.name), isLeaf ? recordType(named) : 'jsonb');
    const column = `${PROPERTIES}."${field.name}"`;
    return isLeaf ? memberLeaf(named, column, field) : valueText(compiler, field, merged, column);
  });
  const record = [...columns].map(([name, sqlType]) => `"${name}" ${sqlType}`).join(', ');
  return objectsFrom(members, `from ${toRecords}(${VALUE}.v) ${PROPERTIES} (${record})`);
}
