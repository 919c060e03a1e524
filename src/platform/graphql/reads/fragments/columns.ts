import type { FieldNode, GraphQLResolveInfo, OperationDefinitionNode } from 'graphql';
import { createHash } from 'node:crypto';
import { type Selected, hasOneKeyPerField } from './selected.js';

/** The column of a row's cursor; not a valid response key, because of the space. */
export const CURSOR = ' cursor';

const MAX_IDENTIFIER = 63;

/** PostgreSQL truncates identifiers at 63 bytes, so longer names are hashed. */
function columnName(name: string): string {
  if (name.length <= MAX_IDENTIFIER) return name;
  return createHash('sha256').update(name).digest('hex').slice(0, 40);
}

const named = new WeakMap<OperationDefinitionNode, boolean>();

/**
 * Whether an operation's columns are named by field, as compiled queries require, or by response key. Depends only on the
 * operation, so that statement and resolvers agree.
 */
export function isNamedByField({ schema, operation, fragments }: Selected): boolean {
  const known = named.get(operation) ?? hasOneKeyPerField({ schema, operation, fragments });
  named.set(operation, known);
  return known;
}

/**
 * The column of a selected field.
 * @param key its response key
 */
export function columnOf(selected: Selected, key: string, { name }: FieldNode): string {
  return key === name.value || isNamedByField(selected) ? columnName(name.value) : columnName(key);
}

/** The column that a field's resolver reads. */
export function columnIn(info: GraphQLResolveInfo): string {
  return columnOf(info, String(info.path.key), info.fieldNodes[0]!);
}

/** The column of `edges.node`; both may be aliased, and selected along with `nodes`. */
export function edgeColumn(edges: string, node: string): string {
  return columnName(`${edges} ${node}`);
}
