import {
  type FieldNode,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
} from 'graphql';
import type { Field } from '../schema/fields.js';
import { NotAsText, resolved } from './as-text.js';
import { leaf, leafType } from './leaves.js';
import { columnNamed, objectsFrom } from './member.js';
import type { TextCompiler } from './text-compiler.js';

const VALUE = '" v"';
const PROPERTIES = '" m"';

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
      : leavesIn(leafType(named));
    return `(select case when jsonb_typeof(${VALUE}.v) = 'array' then array_to_json(array(${items})) end ${value})`;
  }
  if (!isObjectType(named))
    return `(select ${leaf(leafType(named), { sql: `${VALUE}.v #>> '{}'`, type: 'text' }, field)} ${value})`;
  const object = objectsIn(compiler, named, nodes, 'jsonb_to_record');
  return `(select case when jsonb_typeof(${VALUE}.v) = 'object' then (${object}) end ${value})`;
}

function leavesIn(type: string): string {
  if (type === 'numeric') throw new NotAsText('A list holds decimals.', true);
  return `select e::${type} from jsonb_array_elements_text(${VALUE}.v) e`;
}

function objectsIn(
  compiler: TextCompiler,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  toRecords: string,
): string {
  // A record has at least one column.
  const columns = new Map([['_', 'text']]);
  const members = compiler.membersOf(type, nodes, (field, merged) => {
    if (!compiler.isProperty(type, field.name)) throw resolved(type, field);
    const named = getNamedType(field.type);
    const isLeaf = !isObjectType(named) && !isListType(getNullableType(field.type));
    columns.set(columnNamed(field.name), isLeaf ? leafType(named) : 'jsonb');
    const column = `${PROPERTIES}."${field.name}"`;
    return isLeaf
      ? leaf(leafType(named), { sql: column, type: leafType(named) }, field)
      : valueText(compiler, field, merged, column);
  });
  const record = [...columns].map(([name, sqlType]) => `"${name}" ${sqlType}`).join(', ');
  return objectsFrom(members, `from ${toRecords}(${VALUE}.v) ${PROPERTIES} (${record})`);
}
