import {
  GraphQLID,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql';
import { toTypeId } from '../../../kernel/ids.js';
import type { GraphQLContext } from '../context.js';
import { resolveConnection } from './connection.js';
import type { Reads } from './reads.service.js';
import { NODE_TYPE, type Shapes, columnOf, columnSource, tableName } from './shapes.js';
import { type Source, type Table, isChanged, sourceOf, tableOf } from './sources.js';

type Field = GraphQLField<Record<string, unknown>, GraphQLContext>;

/** The name Nest gives the resolver of a plain field; every other resolver is one that somebody wrote. */
const PLAIN = 'rootFieldResolver';

/**
 * Ties the schema to its SQL, once at boot: learns each type's table and fields, gives ids and changed objects their
 * resolvers, and refuses a field that nothing could answer.
 */
export function bindSchema(schema: GraphQLSchema, shapes: Shapes, reads: () => Reads): GraphQLSchema {
  const unanswered: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    if (type.extensions[NODE_TYPE]) resolveConnection(type, edgeOf(type));
    const table = tableOf(type);
    if (table) unanswered.push(...bindRows(type, table, shapes));
    else for (const field of fieldsOf(type)) if (isChanged(field)) field.resolve = readChanged(reads);
  }
  if (unanswered.length > 0)
    throw new Error(`No column, SQL or resolver answers ${unanswered.join(', ')}; see docs/adr on reads.`);
  return schema;
}

function bindRows(type: GraphQLObjectType, table: Table, shapes: Shapes): string[] {
  const sources = new Map<string, Source>();
  const unanswered: string[] = [];
  for (const field of fieldsOf(type)) {
    const source = sourceOf(field) ?? (isPlain(field) ? columnSource(table, field.name) : undefined);
    if (source) {
      sources.set(field.name, source);
      field.resolve = source.kind === 'expr' && source.id ? encodeId(source.id) : undefined;
    } else if (isPlain(field)) unanswered.push(`${type.name}.${field.name}`);
    if (source && getNamedType(field.type) === GraphQLID && !(source.kind === 'expr' && source.id))
      unanswered.push(`${type.name}.${field.name} (an ID needs its kind)`);
  }
  shapes.add(type.name, { table: tableName(table), fields: sources });
  return unanswered;
}

function fieldsOf(type: GraphQLObjectType): Field[] {
  return Object.values(type.getFields());
}

function isPlain(field: Field): boolean {
  return field.resolve === undefined || field.resolve.name === PLAIN;
}

function edgeOf(connection: GraphQLObjectType): GraphQLObjectType {
  return getNamedType(connection.getFields()['edges']!.type) as GraphQLObjectType;
}

function encodeId(kind: NonNullable<Table['id']>): Field['resolve'] {
  return (row, _args, _context, info) => {
    const uuid = row[columnOf(info.path.key)];
    return typeof uuid === 'string' ? toTypeId(kind, uuid) : null;
  };
}

/** What a mutation changed is read after its commit, under the viewer's own rights. */
function readChanged(reads: () => Reads): Field['resolve'] {
  return (payload, _args, context, info) => {
    const id = payload[info.fieldName];
    return typeof id === 'string' && context.viewer ? reads().byId(context.viewer, info, id) : null;
  };
}

/** The default resolver: SQL names each column by the response key. */
export function readColumn(
  row: Record<string, unknown>,
  _args: unknown,
  _context: unknown,
  info: { path: { key: string | number } },
) {
  return row[columnOf(info.path.key)];
}
