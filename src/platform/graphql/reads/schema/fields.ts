import type { GraphQLField, GraphQLObjectType } from 'graphql';
import type { GraphQLContext } from '../../context.js';

export type Field = GraphQLField<Record<string, unknown>, GraphQLContext>;

export function fieldsOf(type: GraphQLObjectType): readonly Field[] {
  return Object.values<Field>(type.getFields());
}
