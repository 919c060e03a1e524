import type { GraphQLSchema } from 'graphql';

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  Query: 'What may be read; each field is open to the roles that hold its right.',
  Mutation: 'What may be changed; each field takes one input and answers what it changed, or why it did not.',
  Subscription:
    'What may be followed over the web socket (graphql-transport-ws); each delivery is read under the rights of its moment.',
};

/** Describes the root types, which no class stands for. */
export function describeRootTypes(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
    if (type) type.description = DESCRIPTIONS[type.name];
  return schema;
}
