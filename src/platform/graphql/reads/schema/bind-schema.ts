import { getNamedType, GraphQLID, type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import { toTypeId } from '../../../../kernel/ids.js';
import { columnIn } from '../fragments/columns.js';
import type { Source, Table } from '../fragments/source.js';
import { resolveConnection, NODE_TYPE } from '../lists/connection.js';
import { checkAnswerLimits, readChanged } from './changed.js';
import { faultOfSource } from './check-source.js';
import { changedOf, nodeAccessOf, nodeRoot, sourceOf, tableOf } from './decorators.js';
import { type Field, fieldsOf } from './fields.js';
import type { RootReader } from './root-reader.js';
import { closeToPartners, isStaffOnly } from './staff-only.js';
import { columnSource, rowsOf, type TypeRegistry } from './type-registry.js';

/** The name Nest gives the resolver of a plain field; every other resolver is one that someone wrote. */
const PLAIN = 'rootFieldResolver';

/**
 * Ties the schema to its SQL, once at boot: learns each type's table and fields, gives ids and changed objects their
 * resolvers, and refuses a field that nothing could answer.
 * @throws Error that names every field at fault
 */
export function bindSchema(
  schema: GraphQLSchema,
  shapes: TypeRegistry,
  reads: () => RootReader,
): GraphQLSchema {
  const faults: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    if (type.extensions[NODE_TYPE]) resolveConnection(type, edgeOf(type));
    const table = tableOf(type);
    if (implementsNode(type)) faults.push(...bindNode(type, table, shapes));
    if (table) faults.push(...bindRows(schema, type, table, shapes));
    else faults.push(...bindValues(type, reads));
    faults.push(...closeFields(type));
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
  shapes: TypeRegistry,
): string[] {
  const sources = new Map<string, Source>();
  const faults: string[] = [];
  for (const field of fieldsOf(type)) {
    const source = sourceOf(field) ?? (isPlain(field) ? columnSource(table, field.name) : undefined);
    const fault = faultOf(schema, field, source);
    if (fault !== null) faults.push(`${type.name}.${field.name} (${fault})`);
    if (!source) continue;
    sources.set(field.name, source);
    field.resolve = resolverOf(source);
  }
  shapes.add(type.name, { rows: rowsOf(table), fields: sources });
  return faults;
}

function implementsNode(type: GraphQLObjectType): boolean {
  return type.getInterfaces().some(({ name }) => name === 'Node');
}

/** An id names its kind, and kind and role the type, so `node(id)` needs no list of its own. */
function bindNode(type: GraphQLObjectType, table: Table | undefined, shapes: TypeRegistry): string[] {
  if (!table?.id) return [`${type.name} (a Node needs @From with the kind of its ID)`];
  const access = nodeAccessOf(type);
  if (!access) return [`${type.name} (a Node needs @NodeFor with the permission to read it)`];
  const node = { type: type.name, permission: access.permission, root: nodeRoot(access) };
  return shapes.addNode(table.id, node) ? [] : [`${type.name} (another Node has IDs of kind ${table.id})`];
}

function faultOf(schema: GraphQLSchema, field: Field, source: Source | undefined): string | null {
  if (!source) return isPlain(field) ? 'no column, SQL or resolver' : null;
  const hasKind = source.kind === 'expr' && source.id !== undefined;
  if (getNamedType(field.type) === GraphQLID && !hasKind) return 'an ID needs its kind';
  return faultOfSource(field, source, (name) => schema.getType(name));
}

/** The fields of a plain value are its properties; only payloads hold ids of what is read after the commit. */
function bindValues(type: GraphQLObjectType, reads: () => RootReader): string[] {
  const faults: string[] = [];
  for (const field of fieldsOf(type)) {
    if (sourceOf(field)) faults.push(`${type.name}.${field.name} (SQL, but its type has no @From)`);
    if (isPlain(field) && readsItsName(field)) field.resolve = undefined;
    const changed = changedOf(field);
    if (!changed) continue;
    field.resolve = readChanged(reads, changed);
    if (!tableOf(getNamedType(field.type))) faults.push(`${type.name}.${field.name} (its type has no @From)`);
  }
  return faults;
}

function closeFields(type: GraphQLObjectType): string[] {
  return fieldsOf(type).flatMap((field) => {
    const fault = isStaffOnly(field) ? closeToPartners(field) : null;
    return fault === null ? [] : [`${type.name}.${field.name} (${fault})`];
  });
}

function isPlain(field: Field): boolean {
  return field.resolve === undefined || field.resolve.name === PLAIN;
}

/** Whether a plain field's resolver does what the default one does; one may read another property, or know a default. */
function readsItsName({ name, resolve }: Field): boolean {
  let read: unknown;
  const witness = new Proxy({}, { get: (_target, property) => void (read = property) });
  const plain = resolve as ((row: object) => unknown) | undefined;
  return plain?.(witness) === undefined && (!plain || read === name);
}

function edgeOf(connection: GraphQLObjectType): GraphQLObjectType {
  return getNamedType(connection.getFields()['edges']!.type) as GraphQLObjectType;
}

/** @returns undefined if the column is the value */
function resolverOf(source: Source): Field['resolve'] {
  if (source.kind === 'expr' && source.id) return encodeId(source.id);
  if (source.kind === 'json' && source.shape) return shaped(source.shape);
  return undefined;
}

function shaped(shape: (value: unknown) => unknown): Field['resolve'] {
  return (row, _args, _context, info) => shape(row[columnIn(info)]);
}

function encodeId(kind: NonNullable<Table['id']>): Field['resolve'] {
  return (row, _args, _context, info) => {
    const uuid = row[columnIn(info)];
    return typeof uuid === 'string' ? toTypeId(kind, uuid) : null;
  };
}
