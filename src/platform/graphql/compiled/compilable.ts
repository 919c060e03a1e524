import { type ASTNode, type GraphQLCompositeType, Kind, type SelectionSetNode, isObjectType } from 'graphql';
import { isNamedByField } from '../reads/fragments/columns.js';
import { type Selected, keyOf, walkSelected } from '../reads/fragments/selected.js';

/** graphql-jit's compiling time grows with what fragments spell out, which may be far more than was sent. */
const MAX_FIELDS = 500;

/** graphql-jit joins response keys and variables with `_` into names of its own, in which others must not take part. */
const PLAIN_NAME = /^[a-z][a-zA-Z0-9]*$/;

/**
 * Whether graphql-jit may run an operation. It writes JavaScript from the query, so what is let in is listed, and the rest
 * is for graphql-js:
 * - no text: one that spells graphql-jit's marker of a date would run as code (0.8.9)
 * - no directives: a fragment spread twice, once under @skip, would vanish
 * - no variable below an argument that may be left out: it would arrive as null
 * - no interface or union, whose types graphql-jit compiles each, and whose resolvers it does not await
 * - no field under two keys, since it reads a row by the names of the fields
 */
export function isCompilable(selected: Selected): boolean {
  const { operation } = selected;
  if (operation.operation !== 'query' || !isNamedByField(selected)) return false;
  if (fieldsIn(operation.selectionSet, selected, new Map()) > MAX_FIELDS) return false;
  const required = new Set<string>();
  for (const { type, variable } of operation.variableDefinitions ?? [])
    if (type.kind === Kind.NON_NULL_TYPE) required.add(variable.name.value);
  let holds = true;
  walkSelected(selected, (node, parent) => {
    holds &&= isKnown(node, parent, required);
  });
  return holds;
}

function isKnown(
  node: ASTNode,
  parent: GraphQLCompositeType | null | undefined,
  required: ReadonlySet<string>,
): boolean {
  switch (node.kind) {
    case Kind.FIELD:
      if (node.name.value === '__typename' && !node.alias) return isObjectType(parent);
      return isObjectType(parent) && PLAIN_NAME.test(keyOf(node)) && PLAIN_NAME.test(node.name.value);
    case Kind.VARIABLE_DEFINITION:
      return PLAIN_NAME.test(node.variable.name.value) && isKnownDefault(node.defaultValue);
    case Kind.LIST:
      return node.values.every((value) => isGiven(value, required));
    case Kind.OBJECT_FIELD:
      return isGiven(node.value, required);
    default:
      return KNOWN.has(node.kind);
  }
}

const KNOWN = new Set<string>([
  ...[Kind.OPERATION_DEFINITION, Kind.FRAGMENT_DEFINITION, Kind.SELECTION_SET, Kind.FRAGMENT_SPREAD],
  ...[Kind.INLINE_FRAGMENT, Kind.NAME, Kind.ARGUMENT, Kind.VARIABLE, Kind.OBJECT],
  ...[Kind.NAMED_TYPE, Kind.LIST_TYPE, Kind.NON_NULL_TYPE],
  ...[Kind.INT, Kind.FLOAT, Kind.BOOLEAN, Kind.ENUM, Kind.NULL],
]);

/** A default is kept as JSON, which is not what every scalar makes of it. */
function isKnownDefault(value: ASTNode | undefined): boolean {
  return !value || value.kind === Kind.INT || value.kind === Kind.BOOLEAN || value.kind === Kind.ENUM;
}

function isGiven(value: ASTNode, required: ReadonlySet<string>): boolean {
  return value.kind !== Kind.VARIABLE || required.has(value.name.value);
}

/** How many fields a selection has when every fragment is written out. */
function fieldsIn(set: SelectionSetNode | undefined, selected: Selected, known: Map<string, number>): number {
  let count = 0;
  for (const selection of set?.selections ?? [])
    if (selection.kind === Kind.FIELD) count += 1 + fieldsIn(selection.selectionSet, selected, known);
    else if (selection.kind === Kind.INLINE_FRAGMENT)
      count += fieldsIn(selection.selectionSet, selected, known);
    else count += fieldsInFragment(selection.name.value, selected, known);
  return count;
}

function fieldsInFragment(name: string, selected: Selected, known: Map<string, number>): number {
  const count = known.get(name) ?? fieldsIn(selected.fragments[name]?.selectionSet, selected, known);
  known.set(name, count);
  return count;
}
