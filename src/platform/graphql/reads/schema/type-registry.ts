import type { FieldNode, GraphQLField, GraphQLObjectType } from 'graphql';
import { getMetadataArgsStorage } from 'typeorm';
import { type Role, ROLES } from '../../../../kernel/enums.js';
import type { IdKind } from '../../../../kernel/ids.js';
import { mayCall, type Permission } from '../../../../kernel/permissions.js';
import { tableOf } from '../../../database/entity-columns.js';
import { snakeCase } from '../../../database/naming.js';
import type { RelationSource, Source, Table } from '../fragments/source.js';
import { column, instant, Sql, sql } from '../fragments/sql.js';

export interface Shape {
  /** A table's name, or a row source of the type. */
  readonly rows: Sql;
  readonly fields: ReadonlyMap<string, Source>;
}

/** A type that `node(id)` can return: who may read it, and how to find the object. */
export interface NodeShape {
  readonly type: string;
  readonly permission: Permission;
  readonly root: RelationSource;
}

const isFor = (role: Role, { permission }: NodeShape) => mayCall(role, permission);

/** The types that are read by SQL: their tables, and the SQL of their fields. */
export class TypeRegistry {
  private readonly byType = new Map<string, Shape>();
  private readonly properties = new Set<string>();
  private readonly nodes = new Map<IdKind, NodeShape[]>();
  private readonly definitions = new WeakMap<FieldNode, GraphQLField<unknown, unknown>>();

  add(type: string, shape: Shape): void {
    this.byType.set(type, shape);
  }

  /** Registers a field of plain values: its value is the property of the same name. */
  addProperty(type: string, field: string): void {
    this.properties.add(`${type}.${field}`);
  }

  isProperty(type: GraphQLObjectType, field: string): boolean {
    return this.properties.has(`${type.name}.${field}`);
  }

  /**
   * Registers the type that `node(id)` returns for ids of a kind.
   * @returns false if some role would have two types for the kind
   */
  addNode(kind: IdKind, node: NodeShape): boolean {
    const known = this.nodes.get(kind) ?? [];
    if (ROLES.some((role) => [node, ...known].filter((each) => isFor(role, each)).length > 1)) return false;
    this.nodes.set(kind, [...known, node]);
    return true;
  }

  /** @returns undefined if `node(id)` does not return objects of this kind to the role */
  nodeOf(kind: IdKind, role: Role): NodeShape | undefined {
    return this.nodes.get(kind)?.find((node) => isFor(role, node));
  }

  of(type: GraphQLObjectType): Shape {
    const shape = this.byType.get(type.name);
    if (!shape) throw new Error(`${type.name} has no table; give it @From.`);
    return shape;
  }

  source(type: GraphQLObjectType, field: string): Source | undefined {
    return this.byType.get(type.name)?.fields.get(field);
  }

  /** Registers a field's definition, needed to coerce the arguments of later requests. */
  define(node: FieldNode, definition: GraphQLField<unknown, unknown>): void {
    this.definitions.set(node, definition);
  }

  definition(node: FieldNode): GraphQLField<unknown, unknown> {
    const definition = this.definitions.get(node);
    if (!definition) throw new Error(`${node.name.value} was read before it was compiled.`);
    return definition;
  }
}

export function rowsOf(table: Table): Sql {
  return table.rows ?? new Sql([{ kind: 'text', text: tableName(table) }]);
}

export const tableName = ({ entity }: Table): string => tableOf(entity());

/** @returns the SQL of the entity's property, or undefined if it has no such column */
export function columnSource(table: Table, field: string): Source | undefined {
  const found = getMetadataArgsStorage()
    .filterColumns(table.entity())
    .find((each) => each.propertyName === field);
  if (!found) return undefined;
  const name = column(found.options.name ?? snakeCase(field));
  const id = field === 'id' ? table.id : undefined;
  const type = String(found.options.type);
  return { kind: 'expr', ...printed(name, type), id };
}

/** JSON has neither instants nor exact decimals: instants become ISO text in UTC, and decimals doubles. */
function printed(name: Sql, type: string): { readonly sql: Sql; readonly type: string } {
  if (type === 'timestamptz') return { sql: instant(name), type: 'text' };
  if (type === 'numeric') return { sql: sql`${name}::float8`, type: 'float8' };
  return { sql: name, type };
}
