import {
  type ASTNode,
  type FieldNode,
  type GraphQLCompositeType,
  Kind,
  type SelectionSetNode,
  isObjectType,
} from 'graphql';
import { isNamedByField } from '../reads/fragments/columns.js';
import { isSeenByPartner } from '../reads/schema/seen-by-partner.js';
import { type Selected, keyOf, walkSelected } from '../reads/fragments/selected.js';

/** graphql-jit's compile time grows with expanded fragments, which may be far larger than the query sent. */
const MAX_FIELDS = 500;

/** graphql-jit joins response keys and variables with `_` into identifiers; other characters could cause collisions. */
const PLAIN_NAME = /^[a-z][a-zA-Z0-9]*$/;

/**
 * Whether graphql-jit may run an operation. As it generates JavaScript from the query, only features on an allow list are
 * accepted; graphql-js runs everything else. Not accepted:
 * - strings: one that contains graphql-jit's date marker would run as code (0.8.9)
 * - directives: a fragment spread twice, once under @skip, would disappear
 * - optional variables nested in an argument: if omitted, they would arrive as null
 * - interfaces and unions: graphql-jit compiles each of their types, and does not await their resolvers
 * - a field under two response keys, since rows are read by field name
 * - fields seen by a partner: each read is audited, and graphql-js reads again if another field fails
 */
export function isCompilable(selected: Selected): boolean {
  const { operation } = selected;
  if (operation.operation !== 'query' || !isNamedByField(selected)) return false;
  if (fieldsIn(operation.selectionSet, selected, new Map()) > MAX_FIELDS) return false;
  const required = new Set<string>();
  for (const { type, variable } of operation.variableDefinitions ?? [])
    if (type.kind === Kind.NON_NULL_TYPE) required.add(variable.name.value);
  let allowed = true;
  walkSelected(selected, (node, parent) => {
    allowed &&= isAllowed(node, parent, required);
  });
  return allowed;
}

function isAllowed(
  node: ASTNode,
  parent: GraphQLCompositeType | null | undefined,
  required: ReadonlySet<string>,
): boolean {
  switch (node.kind) {
    case Kind.FIELD:
      return isAllowedField(node, parent);
    case Kind.VARIABLE_DEFINITION:
      return PLAIN_NAME.test(node.variable.name.value) && isAllowedDefault(node.defaultValue);
    case Kind.LIST:
      return node.values.every((value) => isGiven(value, required));
    case Kind.OBJECT_FIELD:
      return isGiven(node.value, required);
    default:
      return ALLOWED_KINDS.has(node.kind);
  }
}

function isAllowedField(node: FieldNode, parent: GraphQLCompositeType | null | undefined): boolean {
  if (!isObjectType(parent)) return false;
  const name = node.name.value;
  if (name === '__typename' && !node.alias) return true;
  const field = parent.getFields()[name];
  return PLAIN_NAME.test(keyOf(node)) && PLAIN_NAME.test(name) && !(field && isSeenByPartner(field));
}

const ALLOWED_KINDS = new Set<string>([
  ...[Kind.OPERATION_DEFINITION, Kind.FRAGMENT_DEFINITION, Kind.SELECTION_SET, Kind.FRAGMENT_SPREAD],
  ...[Kind.INLINE_FRAGMENT, Kind.NAME, Kind.ARGUMENT, Kind.VARIABLE, Kind.OBJECT],
  ...[Kind.NAMED_TYPE, Kind.LIST_TYPE, Kind.NON_NULL_TYPE],
  ...[Kind.INT, Kind.FLOAT, Kind.BOOLEAN, Kind.ENUM, Kind.NULL],
]);

/** graphql-jit keeps defaults as JSON, which differs from the parsed value for some scalars. */
function isAllowedDefault(value: ASTNode | undefined): boolean {
  return !value || value.kind === Kind.INT || value.kind === Kind.BOOLEAN || value.kind === Kind.ENUM;
}

function isGiven(value: ASTNode, required: ReadonlySet<string>): boolean {
  return value.kind !== Kind.VARIABLE || required.has(value.name.value);
}

/** The number of fields in a selection with all fragments expanded. */
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
