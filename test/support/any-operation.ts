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
  ...{ Int: '1', Float: '1', Boolean: 'true', LocalDate: '"2026-12-01"', DateTime: '"2026-12-01T00:00:00Z"' },
};

/** A literal that validation lets pass, with nothing in it that the type does not ask for. */
function literalOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literalOf(type.ofType);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return LITERALS[type.name] ?? '"x"';
  const required = Object.values(type.getFields()).filter(isRequiredInputField);
  return `{ ${required.map((field) => `${field.name}: ${literalOf(field.type)}`).join(' ')} }`;
}

type Given = Readonly<Record<string, string>>;

/** The field with the arguments it needs. @param given literals of further arguments, by name */
export const call = ({ field }: RootField, given: Given = {}): string => callOf(field, given);

function callOf(field: GraphQLField<unknown, unknown>, given: Given = {}): string {
  const needed = field.args
    .filter(isRequiredArgument)
    .map(({ name, type }) => [name, literalOf(type)] as const);
  const all = Object.entries({ ...Object.fromEntries(needed), ...given });
  if (all.length === 0) return field.name;
  return `${field.name}(${all.map(([name, value]) => `${name}: ${value}`).join(', ')})`;
}

/** An operation of the smallest sort that calls the field. */
export function smallest(schema: GraphQLSchema, root: RootField): string {
  const isMutation = schema.getMutationType()?.getFields()[root.field.name] === root.field;
  const selection = isLeafType(getNamedType(root.field.type)) ? '' : ' { __typename }';
  return `${isMutation ? 'mutation' : 'query'} { ${call(root)}${selection} }`;
}

/** The field with the arguments it needs, and once more with each choice that an argument offers. */
function callsOf(field: GraphQLField<unknown, unknown>): string[] {
  const choices = field.args.flatMap(({ name, type }) =>
    isEnumType(getNamedType(type)) && !isListType(type)
      ? (getNamedType(type) as GraphQLEnumType).getValues().map((value) => ({ [name]: value.name }))
      : [],
  );
  return [...new Set([{}, ...choices].map((given) => callOf(field, given)))];
}

/** Selections below a type, one for each leaf field of each object type that it leads to, each type once. */
export function selectionsBelow(type: GraphQLNamedType, depth: number, seen = new Set<string>()): string[] {
  if (!('getFields' in type) || isInputObjectType(type) || depth === 0 || seen.has(type.name)) return [];
  seen.add(type.name);
  return Object.values(type.getFields()).flatMap((field) => {
    const below = getNamedType(field.type);
    const calls = callsOf(field);
    if (isLeafType(below)) return calls.map((each) => `{ ${each} }`);
    return selectionsBelow(below, depth - 1, seen).flatMap((selection) =>
      calls.map((each) => `{ ${each} ${selection} }`),
    );
  });
}
