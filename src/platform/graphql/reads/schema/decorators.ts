import { Extensions } from '@nestjs/graphql';
import type { IdKind } from '../../../../kernel/ids.js';
import { type Permission, mayCall } from '../../../../kernel/permissions.js';
import {
  TABLE,
  BY_ID,
  type Entity,
  type RelationSource,
  type Shaping,
  type SortKey,
  type Source,
  type Table,
} from '../fragments/source.js';
import { type Sql, _, arg, sql } from '../fragments/sql.js';

/** Extension of a type that `node(id)` can return. */
export const NODE = 'causeway.node';
const SOURCE = 'causeway.source';
const CHANGED = 'causeway.changed';

/**
 * The object type's rows are the entity's; each plain `@Field` is the entity's property of the same name.
 * @param rows replaces the entity's table
 */
export function From(entity: () => Entity, id?: IdKind, rows?: Sql): ClassDecorator {
  return Extensions({ [TABLE]: { entity, id, rows } satisfies Table });
}

/** Who may read a type's objects with `node(id)`. */
export interface NodeAccess {
  readonly permission: Permission;
  readonly where: Sql;
}

/**
 * Allows `node(id)` to return the type's objects to users with the permission; partner users only get rows with their own
 * company's `partner_id`.
 * @param permission of the root fields that lead to the type
 * @param where an additional condition, e.g. for rows visible to partners
 */
export function NodeFor(permission: Permission, where = sql`true`): ClassDecorator {
  return Extensions({ [NODE]: { permission, where } satisfies NodeAccess });
}

const OWN_BY_ID = sql`${BY_ID.where} and ${_}.partner_id = ${arg('partnerId')}::uuid`;

/** Binds `partnerId` if partner users may read the type. */
export function nodeRoot({ permission, where }: NodeAccess): RelationSource {
  const found = mayCall('PARTNER', permission) ? OWN_BY_ID : BY_ID.where;
  return { kind: 'one', where: sql`${found} and ${where}` };
}

function source(value: Source): PropertyDecorator & MethodDecorator {
  return Extensions({ [SOURCE]: value });
}

/** A scalar computed by SQL. */
export const Expr = (sql: Sql) => source({ kind: 'expr', sql });

/** An id of another kind than the type's own. */
export const IdOf = (id: IdKind, sql: Sql) => source({ kind: 'expr', sql, id });

/**
 * A value (object or list) as JSON.
 * @param shape if the field's value takes a domain rule
 * @param atMost the maximum length of a list, if it is long enough to count towards the query's object limit
 */
export const Json = <V>(sql: Sql, shape?: Shaping<V>, atMost?: number) =>
  source({ kind: 'json', sql, shape: shape as Shaping | undefined, atMost });

/**
 * A field with a resolver of its own, which SQL cannot compute. The resolver's `@Parent()` is the SQL's value as JSON instead of
 * the row, whose columns depend on the query.
 */
export const ResolvedFrom = (sql: Sql) => source({ kind: 'json', sql, resolved: true });

/** The related row, or null. */
export const One = (where: Sql, from?: Sql) => source({ kind: 'one', where, from });

/** The related rows; `atMost` is the domain's limit, and counts towards the query's object limit. */
export const Many = (options: { where: Sql; orderBy: Sql; atMost: number; from?: Sql }) =>
  source({ kind: 'many', ...options });

/** A page of related rows: a Relay connection with `first` and `after` arguments. */
export const Page = (options: { where: Sql; order: readonly SortKey[]; from?: Sql }) =>
  source({ kind: 'page', ...options });

/** A field of a payload: the service returns the row's id, and the object is read after the commit. */
export function Changed(): PropertyDecorator {
  return Extensions({ [CHANGED]: BY_ID });
}

/**
 * A list of a payload: the service returns plain values, and one statement reads their objects after the commit.
 * @param options `from` turns `arg('rows')`, the values as JSON text, into rows
 */
export function ChangedList(options: { from: Sql; orderBy: Sql; atMost: number }): PropertyDecorator {
  return Extensions({ [CHANGED]: { kind: 'many', where: sql`true`, ...options } satisfies RelationSource });
}

/** The body of a method whose field is read by SQL; the method only exists for the schema. */
export function bySql(): never {
  throw new Error('This field is read by SQL; its method must not be called.');
}

interface Extended {
  readonly extensions: Readonly<Record<string, unknown>>;
}
export const nodeAccessOf = (type: Extended) => type.extensions[NODE] as NodeAccess | undefined;
export const sourceOf = (field: Extended) => field.extensions[SOURCE] as Source | undefined;
export const changedOf = (field: Extended) => field.extensions[CHANGED] as RelationSource | undefined;
