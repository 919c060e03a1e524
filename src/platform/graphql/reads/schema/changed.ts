import { type GraphQLObjectType, type GraphQLResolveInfo, getNamedType, isObjectType } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import type { GraphQLContext } from '../../context.js';
import type { RelationSource } from '../fragments/source.js';
import { changedOf } from './decorators.js';
import { type Field, fieldsOf } from './fields.js';
import type { RootReader } from './root-reader.js';

/** After the commit, reads an object that a mutation changed, with the viewer's own permissions. */
export function readChanged(reads: () => RootReader, changed: RelationSource): Field['resolve'] {
  return (payload, _args, { viewer }, info) => {
    const given = payload[info.fieldName];
    if (!viewer || given === undefined || given === null) return null;
    const values = changed.kind === 'many' ? { rows: JSON.stringify(given) } : { id: given };
    return reads().readOfPayload(viewer, info, changed, values);
  };
}

/**
 * Makes each mutation check the requested response before it runs: otherwise, an invalid page size or cursor would only be
 * rejected after everything is written.
 */
export function checkAnswerLimits(mutations: GraphQLObjectType, reads: () => RootReader): void {
  for (const mutation of fieldsOf(mutations)) {
    const { resolve } = mutation;
    if (!resolve) continue;
    mutation.resolve = (source, args, context: GraphQLContext, info) => {
      // Anonymous callers are rejected by the guard.
      if (context.viewer)
        for (const { place, changed } of changedIn(info)) reads().checkLimits(place, changed);
      return resolve(source, args, context, info);
    };
  }
}

interface ChangedField {
  readonly place: GraphQLResolveInfo;
  readonly changed: RelationSource;
}

/** The selected fields for changed objects, with the info that their resolvers will get. */
function changedIn(info: GraphQLResolveInfo): ChangedField[] {
  const { schema, fragments, variableValues, fieldNodes, path } = info;
  const payload = getNamedType(info.returnType);
  if (!isObjectType(payload)) return [];
  const selected = collectSubfields(schema, fragments, variableValues, payload, fieldNodes);
  return [...selected].flatMap(([key, nodes]) => {
    const field = payload.getFields()[nodes[0]!.name.value];
    const changed = field && changedOf(field);
    if (!changed) return [];
    const at = { prev: path, key, typename: payload.name };
    const { name: fieldName, type: returnType } = field;
    const place = { ...info, fieldName, returnType, parentType: payload, fieldNodes: nodes, path: at };
    return [{ place, changed }];
  });
}
