import { type GraphQLObjectType, type GraphQLResolveInfo, getNamedType, isObjectType } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import type { GraphQLContext } from '../context.js';
import type { Reads } from './reads.service.js';
import { isChanged } from './sources.js';
import { type Field, fieldsOf } from './fields.js';

/** What a mutation changed is read after its commit, under the viewer's own rights. */
export function readChanged(reads: () => Reads): Field['resolve'] {
  return (payload, _args, context, info) => {
    const id = payload[info.fieldName];
    return typeof id === 'string' && context.viewer ? reads().byId(context.viewer, info, id) : null;
  };
}

/**
 * Has each mutation look at what its answer shall show before it runs: a page that is too long or a cursor that does not
 * fit would else be refused when everything is written.
 */
export function foreseeAnswers(mutations: GraphQLObjectType, reads: () => Reads): void {
  for (const mutation of fieldsOf(mutations)) {
    const resolve = mutation.resolve;
    const payload = getNamedType(mutation.type);
    if (!resolve || !isObjectType(payload)) continue;
    mutation.resolve = (source, args, context: GraphQLContext, info) => {
      // Strangers learn from the guard that they must sign in.
      if (context.viewer) for (const changed of changedIn(payload, info)) reads().foresee(changed);
      return resolve(source, args, context, info);
    };
  }
}

/** What the resolvers of the payload's changed objects will be told, each in its place. */
function changedIn(payload: GraphQLObjectType, info: GraphQLResolveInfo): GraphQLResolveInfo[] {
  const { schema, fragments, variableValues, fieldNodes, path } = info;
  const selected = collectSubfields(schema, fragments, variableValues, payload, fieldNodes);
  return [...selected].flatMap(([key, nodes]) => {
    const field = payload.getFields()[nodes[0]!.name.value];
    if (!field || !isChanged(field)) return [];
    const place = { prev: path, key, typename: payload.name };
    const { name: fieldName, type: returnType } = field;
    return [{ ...info, fieldName, returnType, parentType: payload, fieldNodes: nodes, path: place }];
  });
}
