import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isUnionType,
} from 'graphql';

/** A part of the page: root fields or types of one kind. */
export type Section =
  | {
      readonly id: string;
      readonly title: string;
      readonly fields: readonly GraphQLField<unknown, unknown>[];
    }
  | { readonly id: string; readonly title: string; readonly types: readonly GraphQLNamedType[] };

/** The schema in the order of the page: operations first, then types, each by name. */
export function sectionsOf(schema: GraphQLSchema): Section[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !roots.some((root) => root === type))
    .sort((one, other) => one.name.localeCompare(other.name));
  const sections: Section[] = [
    { id: 'queries', title: 'Queries', fields: fieldsOf(schema.getQueryType()) },
    { id: 'mutations', title: 'Mutations', fields: fieldsOf(schema.getMutationType()) },
    { id: 'subscriptions', title: 'Subscriptions', fields: fieldsOf(schema.getSubscriptionType()) },
    { id: 'objects', title: 'Objects', types: types.filter(isObjectType) },
    { id: 'interfaces', title: 'Interfaces', types: types.filter(isInterfaceType) },
    { id: 'unions', title: 'Unions', types: types.filter(isUnionType) },
    { id: 'inputs', title: 'Inputs', types: types.filter(isInputObjectType) },
    { id: 'enums', title: 'Enums', types: types.filter(isEnumType) },
    { id: 'scalars', title: 'Scalars', types: types.filter(isScalarType) },
  ];
  return sections.filter((section) => sizeOf(section) > 0);
}

const fieldsOf = (root: GraphQLObjectType | null | undefined): GraphQLField<unknown, unknown>[] =>
  Object.values(root?.getFields() ?? {}).sort((one, other) => one.name.localeCompare(other.name));

export const sizeOf = (section: Section): number =>
  'fields' in section ? section.fields.length : section.types.length;

/** The anchor of a type on the page. */
export const anchorOf = (type: GraphQLNamedType): string => `type-${type.name}`;
