import type { GraphQLSchema } from 'graphql';

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  Query: 'Read operations. Each field requires a permission, which the role of the viewer must have.',
  Mutation:
    'Write operations. Each takes one `input` and returns the changed object, or user errors that say why nothing was changed.',
  Subscription:
    'Live updates over WebSocket (graphql-transport-ws). Permissions are checked on every delivery.',
};

/** Describes the root types, which have no classes. */
export function describeRootTypes(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
    if (type) type.description = DESCRIPTIONS[type.name];
  return schema;
}
