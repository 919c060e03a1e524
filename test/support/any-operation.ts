import {
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import type { RootField } from './root-fields.js';

const LITERALS: Readonly<Record<string, string>> = {
  ...{ Int: '1', Float: '1', Boolean: 'true', LocalDate: '"2026-12-01"', DateTime: '"2026-11-29T00:00:00Z"' },
};

/** A literal that passes validation, with only what the type requires. */
function literalOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literalOf(type.ofType);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return LITERALS[type.name] ?? '"x"';
  const required = Object.values(type.getFields()).filter(isRequiredInputField);
  return `{ ${required.map((field) => `${field.name}: ${literalOf(field.type)}`).join(' ')} }`;
}

type Given = Readonly<Record<string, string>>;

/** The field with its required arguments. @param given literals of further arguments, by name */
export const call = ({ field }: RootField, given: Given = {}): string => callOf(field, given);

function callOf(field: GraphQLField<unknown, unknown>, given: Given = {}): string {
  const needed = field.args
    .filter(isRequiredArgument)
    .map(({ name, type }) => [name, literalOf(type)] as const);
  const all = Object.entries({ ...Object.fromEntries(needed), ...given });
  if (all.length === 0) return field.name;
  return `${field.name}(${all.map(([name, value]) => `${name}: ${value}`).join(', ')})`;
}

/** The smallest operation that calls the field. */
export function smallest(schema: GraphQLSchema, root: RootField): string {
  const isMutation = schema.getMutationType()?.getFields()[root.field.name] === root.field;
  const selection = isLeafType(getNamedType(root.field.type)) ? '' : ' { __typename }';
  return `${isMutation ? 'mutation' : 'query'} { ${call(root)}${selection} }`;
}

/** The field with its required arguments, and once more with each value of an enumeration argument. */
function callsOf(field: GraphQLField<unknown, unknown>): string[] {
  const choices = field.args.flatMap(({ name, type }) =>
    isEnumType(getNamedType(type)) && !isListType(type)
      ? (getNamedType(type) as GraphQLEnumType).getValues().map((value) => ({ [name]: value.name }))
      : [],
  );
  return [...new Set([{}, ...choices].map((given) => callOf(field, given)))];
}

/** A path from a root field to the objects that one of its fields returns. */
export interface Way {
  /** Its last field, e.g. `Partner.contacts`. */
  readonly edge: string;
  /** The plain fields of those objects, repeated for each value of an enumeration argument. */
  readonly leaves: readonly string[];
  /** The operation that selects the given fields of those objects. */
  readonly operation: (selection: string) => string;
}

/** The paths from a root field, down to a depth, each type once. */
export function waysFrom({ field }: RootField, rootCall: string, depth: number): Way[] {
  const found: Way[] = [];
  const walk = (
    type: GraphQLNamedType,
    { edge, operation }: Pick<Way, 'edge' | 'operation'>,
    left: number,
    seen: Set<string>,
  ): void => {
    if (!('getFields' in type) || isInputObjectType(type) || left === 0 || seen.has(type.name)) return;
    seen.add(type.name);
    const fields = Object.values(type.getFields());
    const isLeaf = (each: GraphQLField<unknown, unknown>) => isLeafType(getNamedType(each.type));
    found.push({ edge, leaves: fields.filter(isLeaf).flatMap(callsOf), operation });
    for (const each of fields.filter((other) => !isLeaf(other))) {
      const [first, ...others] = callsOf(each).map((called) => ({
        edge: `${type.name}.${called}`,
        operation: (below: string) => operation(`${called} { ${below} }`),
      }));
      for (const choice of others) walk(getNamedType(each.type), choice, left - 1, new Set(seen));
      walk(getNamedType(each.type), first!, left - 1, seen);
    }
  };
  const start = { edge: rootCall, operation: (below: string) => `{ ${rootCall} { ${below} } }` };
  walk(getNamedType(field.type), start, depth, new Set());
  return found;
}

/** A selection of all the fields, with a separate key for each call of a repeated field. */
export const together = (leaves: readonly string[]): string =>
  leaves.map((leaf, index) => (leaf.includes('(') ? `k${index}: ${leaf}` : leaf)).join(' ');
