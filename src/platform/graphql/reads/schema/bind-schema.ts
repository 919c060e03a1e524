import { getNamedType, GraphQLID, type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import { toTypeId } from '../../../../kernel/ids.js';
import type { GraphQLContext } from '../../context.js';
import { columnIn } from '../fragments/columns.js';
import { type Shaping, type Source, type Table, tableOf } from '../fragments/source.js';
import { resolveConnection, NODE_TYPE } from '../lists/connection.js';
import { checkAnswerLimits, readChanged } from './changed.js';
import { faultOfSource } from './check-source.js';
import { changedOf, nodeAccessOf, nodeRoot, sourceOf } from './decorators.js';
import { type Field, fieldsOf } from './fields.js';
import type { RootReader } from './root-reader.js';
import { hideFromPartners, isStaffOnly } from './staff-only.js';
import { columnSource, rowsOf, type TypeRegistry } from './type-registry.js';

/** The name of Nest's resolver for plain fields; all other resolvers are handwritten. */
const PLAIN = 'rootFieldResolver';

/**
 * Connects the schema to its SQL on startup: registers each type's table and fields, adds resolvers for ids and changed
 * objects, and rejects fields that nothing can resolve.
 * @throws Error with all invalid fields
 */
export function bindSchema(
  schema: GraphQLSchema,
  types: TypeRegistry,
  reads: () => RootReader,
): GraphQLSchema {
  const faults: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    if (type.extensions[NODE_TYPE]) resolveConnection(type, edgeOf(type));
    const table = tableOf(type);
    if (implementsNode(type)) faults.push(...bindNode(type, table, types));
    if (table) faults.push(...bindRows(schema, type, table, types));
    else faults.push(...bindValues(type, reads, types));
    faults.push(...hideStaffOnlyFields(type));
  }
  if (faults.length > 0) throw new Error(`These fields cannot be resolved: ${faults.join('; ')}.`);
  const mutations = schema.getMutationType();
  if (mutations) checkAnswerLimits(mutations, reads);
  return schema;
}

function bindRows(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  table: Table,
  types: TypeRegistry,
): string[] {
  const sources = new Map<string, Source>();
  const faults: string[] = [];
  for (const field of fieldsOf(type)) {
    const source = sourceOf(field) ?? (isPlain(field) ? columnSource(table, field.name) : undefined);
    const fault = faultOf(schema, field, source);
    if (fault !== null) faults.push(`${type.name}.${field.name} (${fault})`);
    if (!source) continue;
    sources.set(field.name, source);
    field.resolve = resolverOf(source, field);
  }
  types.add(type.name, { rows: rowsOf(table), fields: sources });
  return faults;
}

function implementsNode(type: GraphQLObjectType): boolean {
  return type.getInterfaces().some(({ name }) => name === 'Node');
}

/** Kind and role determine the type, so `node(id)` needs no list of types. */
function bindNode(type: GraphQLObjectType, table: Table | undefined, types: TypeRegistry): string[] {
  if (!table?.id) return [`${type.name} (a Node needs @From with the kind of its ID)`];
  const access = nodeAccessOf(type);
  if (!access) return [`${type.name} (a Node needs @NodeFor with the permission to read it)`];
  const node = { type: type.name, permission: access.permission, root: nodeRoot(access) };
  return types.addNode(table.id, node) ? [] : [`${type.name} (another Node has IDs of kind ${table.id})`];
}

function faultOf(schema: GraphQLSchema, field: Field, source: Source | undefined): string | null {
  if (!source) return isPlain(field) ? 'no column, SQL or resolver' : null;
  const hasKind = source.kind === 'expr' && source.id !== undefined;
  if (getNamedType(field.type) === GraphQLID && !hasKind) return 'an ID needs its kind';
  return faultOfSource(field, source, (name) => schema.getType(name));
}

/** Fields of plain values are their properties; only payloads have ids of objects that are read after the commit. */
function bindValues(type: GraphQLObjectType, reads: () => RootReader, types: TypeRegistry): string[] {
  const faults: string[] = [];
  for (const field of fieldsOf(type)) {
    if (sourceOf(field)) faults.push(`${type.name}.${field.name} (SQL, but its type has no @From)`);
    if (isPlain(field) && readsOwnProperty(field)) {
      field.resolve = undefined;
      types.addProperty(type.name, field.name);
    }
    const changed = changedOf(field);
    if (!changed) continue;
    field.resolve = readChanged(reads, changed);
    if (!tableOf(getNamedType(field.type))) faults.push(`${type.name}.${field.name} (its type has no @From)`);
  }
  return faults;
}

function hideStaffOnlyFields(type: GraphQLObjectType): string[] {
  return fieldsOf(type).flatMap((field) => {
    const fault = isStaffOnly(field) ? hideFromPartners(field) : null;
    return fault === null ? [] : [`${type.name}.${field.name} (${fault})`];
  });
}

function isPlain(field: Field): boolean {
  return field.resolve === undefined || field.resolve.name === PLAIN;
}

/**
 * Whether a plain field's resolver is equivalent to the default one; it may read another property, or have a default value.
 */
function readsOwnProperty({ name, resolve }: Field): boolean {
  let read: unknown;
  const probe = new Proxy({}, { get: (_target, property) => void (read = property) });
  const plain = resolve as ((row: object) => unknown) | undefined;
  return plain?.(probe) === undefined && (!plain || read === name);
}

function edgeOf(connection: GraphQLObjectType): GraphQLObjectType {
  return getNamedType(connection.getFields()['edges']!.type) as GraphQLObjectType;
}

/** @returns undefined if the column's value is returned as it is */
function resolverOf(source: Source, { resolve }: Field): Field['resolve'] {
  if (source.kind === 'json' && source.resolved) return resolvedFromColumn(resolve!);
  if (source.kind === 'expr' && source.id) return encodeId(source.id);
  if (source.kind === 'json' && source.shape) return shaped(source.shape);
  return undefined;
}

/** The field's own resolver, called with the value of its column. */
function resolvedFromColumn(resolve: NonNullable<Field['resolve']>): Field['resolve'] {
  return (row, args, context, info) =>
    resolve(row[columnIn(info)] as Record<string, unknown>, args, context, info);
}

function shaped(shape: Shaping): Field['resolve'] {
  return (row, _args, { viewer }: GraphQLContext, info) => {
    if (!viewer) throw new Error('Rows are only read for a viewer.');
    return shape(row[columnIn(info)], viewer);
  };
}

function encodeId(kind: NonNullable<Table['id']>): Field['resolve'] {
  return (row, _args, _context, info) => {
    const uuid = row[columnIn(info)];
    return typeof uuid === 'string' ? toTypeId(kind, uuid) : null;
  };
}
