import {
  type ASTNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  TypeInfo,
  getNamedType,
  isObjectType,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import { tableOf } from './source.js';

/**
 * @param path names of fields below the result, to reach those whose selections count
 * @returns the names (not aliases) of the fields selected on a field's result
 */
export function selectedFields(info: GraphQLResolveInfo, ...path: readonly string[]): ReadonlySet<string> {
  const { schema, fragments, variableValues } = info;
  let type = getNamedType(info.returnType);
  let nodes = info.fieldNodes;
  const below = () =>
    isObjectType(type)
      ? [...collectSubfields(schema, fragments, variableValues, type, nodes).values()].flat()
      : [];
  for (const name of path) {
    nodes = below().filter((node) => node.name.value === name);
    if (isObjectType(type)) type = getNamedType(type.getFields()[name]!.type);
  }
  return new Set(below().map((node) => node.name.value));
}

/** An operation, with what is needed to resolve its selections. */
export type Selected = Pick<GraphQLResolveInfo, 'schema' | 'operation' | 'fragments'>;

/** Visits every node of an operation and of the fragments it uses, each once, with its parent type. */
export function walkSelected(
  { schema, operation, fragments }: Selected,
  see: (node: ASTNode, parent: GraphQLCompositeType | null | undefined) => void,
): void {
  const types = new TypeInfo(schema);
  const reached = new Set<ASTNode>([operation]);
  // Iterating a set includes elements added during the loop.
  for (const root of reached)
    visit(
      root,
      visitWithTypeInfo(types, {
        enter: (node) => {
          see(node, types.getParentType());
          const fragment = node.kind === 'FragmentSpread' ? fragments[node.name.value] : undefined;
          if (fragment) reached.add(fragment);
        },
      }),
    );
}

/**
 * Whether no field that reads a row or a page is selected under two response keys. All other objects are read by field name,
 * whatever the key.
 */
export function hasOneKeyPerField(selected: Selected): boolean {
  const keys = new Map<string, string>();
  const root = selected.schema.getRootType(selected.operation.operation);
  let holds = true;
  walkSelected(selected, (node, parent) => {
    if (node.kind !== 'Field' || parent === root) return;
    // The object type behind an interface's field is only known once the row is read.
    if (!isObjectType(parent)) holds = false;
    else if (!isOfRows(parent)) return;
    else if (remember(keys, `${parent.name}.${node.name.value}`, keyOf(node)) !== keyOf(node)) holds = false;
  });
  return holds;
}

/** A row, or a page of rows or one of its edges. */
function isOfRows(type: GraphQLObjectType): boolean {
  const fields = type.getFields();
  return tableOf(type) !== undefined || 'pageInfo' in fields || 'cursor' in fields;
}

function remember(keys: Map<string, string>, field: string, key: string): string {
  const known = keys.get(field) ?? key;
  keys.set(field, known);
  return known;
}

export const keyOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;
