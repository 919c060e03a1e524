import type { FieldNode, GraphQLResolveInfo, OperationDefinitionNode } from 'graphql';
import { createHash } from 'node:crypto';
import { type Selected, hasOneKeyAField } from './selected.js';

/** The column of a row's cursor; its name is none that a response key can have. */
export const CURSOR = ' cursor';

const MAX_IDENTIFIER = 63;

/** PostgreSQL cuts an identifier at 63 bytes, so a longer name travels as its hash. */
function fitting(name: string): string {
  if (name.length <= MAX_IDENTIFIER) return name;
  return createHash('sha256').update(name).digest('hex').slice(0, 40);
}

const named = new WeakMap<OperationDefinitionNode, boolean>();

/**
 * Whether an operation's columns bear the names of its fields, which is what a compiled query reads; else they bear the
 * response keys. It follows from the operation alone, so that whoever reads a row knows how its statement named it.
 */
export function isNamedByField({ schema, operation, fragments }: Selected): boolean {
  const known = named.get(operation) ?? hasOneKeyAField({ schema, operation, fragments });
  named.set(operation, known);
  return known;
}

/** The column of a field of the selection; @param key its response key */
export function columnOf(selected: Selected, key: string, { name }: FieldNode): string {
  return key === name.value || isNamedByField(selected) ? fitting(name.value) : fitting(key);
}

/** The column that a field's resolver reads. */
export function columnIn(info: GraphQLResolveInfo): string {
  return columnOf(info, String(info.path.key), info.fieldNodes[0]!);
}

/** The column of `node` under `edges`; both may be aliased, and `nodes` may stand beside them. */
export function edgeColumn(edges: string, node: string): string {
  return fitting(`${edges} ${node}`);
}
