import type { FieldNode, GraphQLField, GraphQLObjectType } from 'graphql';
import { getMetadataArgsStorage } from 'typeorm';
import { type Role, ROLES } from '../../../../kernel/enums.js';
import type { IdKind } from '../../../../kernel/ids.js';
import { mayCall, type Permission } from '../../../../kernel/permissions.js';
import { snakeCase } from '../../../database/naming.js';
import type { RelationSource, Source, Table } from '../fragments/source.js';
import { column, instant, Sql, sql } from '../fragments/sql.js';

export interface Shape {
  /** Where its rows are: a table's name, or rows that the type spells. */
  readonly rows: Sql;
  readonly fields: ReadonlyMap<string, Source>;
}

/** A type that `node(id)` answers: who may read it, and how its object is found. */
export interface NodeShape {
  readonly type: string;
  readonly permission: Permission;
  readonly root: RelationSource;
}

const isFor = (role: Role, { permission }: NodeShape) => mayCall(role, permission);

/** What the composer knows of the schema: of each type that SQL answers, its table and the SQL of its fields. */
export class TypeRegistry {
  private readonly byType = new Map<string, Shape>();
  private readonly nodes = new Map<IdKind, NodeShape[]>();
  private readonly definitions = new WeakMap<FieldNode, GraphQLField<unknown, unknown>>();

  add(type: string, shape: Shape): void {
    this.byType.set(type, shape);
  }

  /**
   * Remembers a type that ids of a kind lead to by `node(id)`.
   * @returns false where there is another for someone of the same role
   */
  addNode(kind: IdKind, node: NodeShape): boolean {
    const known = this.nodes.get(kind) ?? [];
    if (ROLES.some((role) => [node, ...known].filter((each) => isFor(role, each)).length > 1)) return false;
    this.nodes.set(kind, [...known, node]);
    return true;
  }

  /** @returns undefined for a kind whose objects `node(id)` does not answer to that role */
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

  /** Remembers a field's definition, by which the arguments of later requests are coerced. */
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

export function tableName({ entity }: Table): string {
  const name = getMetadataArgsStorage().tables.find((table) => table.target === entity())?.name;
  if (!name) throw new Error(`${entity().name} is no entity with a table name.`);
  return name;
}

/** @returns the SQL of the entity's property, or undefined if it has no such column */
export function columnSource(table: Table, field: string): Source | undefined {
  const found = getMetadataArgsStorage()
    .filterColumns(table.entity())
    .find((each) => each.propertyName === field);
  if (!found) return undefined;
  const name = column(found.options.name ?? snakeCase(field));
  const id = field === 'id' ? table.id : undefined;
  return { kind: 'expr', sql: printed(name, String(found.options.type)), id };
}

/** JSON has neither instants nor exact decimals: instants travel as ISO text in UTC, decimals as doubles. */
function printed(name: Sql, type: string): Sql {
  if (type === 'timestamptz') return instant(name);
  if (type === 'numeric') return sql`${name}::float8`;
  return name;
}
