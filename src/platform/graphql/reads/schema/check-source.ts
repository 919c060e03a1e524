import {
  getNamedType,
  getNullableType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  isLeafType,
  isListType,
} from 'graphql';
import type { Sql } from '../fragments/sql.js';
import { NODE_TYPE } from '../lists/connection.js';
import { type Source, tableOf } from '../fragments/source.js';
import type { Field } from './fields.js';

/**
 * Finds errors on startup that would otherwise only occur on the first request.
 * @param typeNamed looks up a type of the schema
 * @returns what is wrong between a field and its SQL; null if nothing is
 */
export function faultOfSource(
  field: Field,
  source: Source,
  typeNamed: (name: string) => GraphQLNamedType | undefined,
): string | null {
  const stray = argumentsOf(source).find((name) => !field.args.some((argument) => argument.name === name));
  if (stray !== undefined) return `its SQL binds an argument \`${stray}\` that the field does not have`;
  const type = getNamedType(field.type);
  switch (source.kind) {
    case 'expr':
      return isLeafType(type) ? null : 'an object needs a relation or @Json';
    case 'json':
      return source.resolved && !field.resolve ? '@ResolvedFrom needs a resolver' : null;
    case 'one':
      return isList(field.type) ? '@One cannot return a list' : faultOfRows(type);
    case 'many':
      return isList(field.type) ? faultOfRows(type) : '@Many must return a list';
    case 'page':
      return faultOfPage(field, typeNamed(String(type.extensions[NODE_TYPE])));
  }
}

function faultOfPage(field: Field, node: GraphQLNamedType | undefined): string | null {
  if (!node) return '@Page must return a connection';
  const takes = (name: string) => field.args.some((argument) => argument.name === name);
  return takes('first') && takes('after')
    ? faultOfRows(node)
    : '@Page needs the arguments `first` and `after`';
}

function faultOfRows(type: GraphQLNamedType): string | null {
  return tableOf(type) ? null : `${type.name} has no @From`;
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type));
}

function argumentsOf(source: Source): string[] {
  return fragmentsOf(source).flatMap((fragment) =>
    fragment.parts.flatMap((part) => (part.kind === 'arg' ? [part.name] : [])),
  );
}

function fragmentsOf(source: Source): readonly Sql[] {
  switch (source.kind) {
    case 'expr':
    case 'json':
      return [source.sql];
    case 'one':
      return [source.where, ...(source.from ? [source.from] : [])];
    case 'many':
      return [source.where, source.orderBy, ...(source.from ? [source.from] : [])];
    case 'page':
      return [source.where, ...source.order.map((key) => key.by), ...(source.from ? [source.from] : [])];
  }
}
