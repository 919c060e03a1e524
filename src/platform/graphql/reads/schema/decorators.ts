import { Extensions } from '@nestjs/graphql';
import type { IdKind } from '../../../../kernel/ids.js';
import { type Permission, mayCall } from '../../../../kernel/permissions.js';
import {
  BY_ID,
  type Entity,
  type RelationSource,
  type SortKey,
  type Source,
  type Table,
} from '../fragments/source.js';
import { type Sql, _, arg, sql } from '../fragments/sql.js';

const TABLE = 'causeway.table';
/** Extension of a type that `node(id)` answers. */
export const NODE = 'causeway.node';
const SOURCE = 'causeway.source';
const CHANGED = 'causeway.changed';

/**
 * The object type's rows are the entity's; each plain `@Field` is the entity's property of the same name.
 * @param rows where the rows are made of more than the entity's table
 */
export function From(entity: () => Entity, id?: IdKind, rows?: Sql): ClassDecorator {
  return Extensions({ [TABLE]: { entity, id, rows } satisfies Table });
}

/** Who may read a type's objects by `node(id)`. */
export interface NodeAccess {
  readonly permission: Permission;
  readonly where: Sql;
}

/**
 * Lets `node(id)` answer the type's objects, to those alone who hold the permission; partner users are answered rows of
 * their own company, for which the type's rows name it in `partner_id`.
 * @param permission that of the root fields which lead to the type
 * @param where narrows it further, as to rows that are for a partner's eyes
 */
export function NodeFor(permission: Permission, where = sql`true`): ClassDecorator {
  return Extensions({ [NODE]: { permission, where } satisfies NodeAccess });
}

const OWN_BY_ID = sql`${BY_ID.where} and ${_}.partner_id = ${arg('partnerId')}::uuid`;

/** Binds `partnerId` where partner users may read it. */
export function nodeRoot({ permission, where }: NodeAccess): RelationSource {
  const found = mayCall('PARTNER', permission) ? OWN_BY_ID : BY_ID.where;
  return { kind: 'one', where: sql`${found} and ${where}` };
}

function source(value: Source): PropertyDecorator & MethodDecorator {
  return Extensions({ [SOURCE]: value });
}

/** A scalar that SQL computes. */
export const Expr = (sql: Sql) => source({ kind: 'expr', sql });

/** An id of another kind than the type's own. */
export const IdOf = (id: IdKind, sql: Sql) => source({ kind: 'expr', sql, id });

/**
 * A value (object, list) as JSON.
 * @param shape makes the field's value of what the SQL gives, where a rule of the domain has the last word
 * @param atMost how many a list may hold, where they are enough to count in the query's fan-out
 */
export const Json = <V>(sql: Sql, shape?: (value: V) => unknown, atMost?: number) =>
  source({ kind: 'json', sql, shape: shape as ((value: unknown) => unknown) | undefined, atMost });

/** The related row, or null. */
export const One = (where: Sql, from?: Sql) => source({ kind: 'one', where, from });

/** The related rows; `atMost` is the bound that the domain gives, and counts in the query's fan-out. */
export const Many = (options: { where: Sql; orderBy: Sql; atMost: number; from?: Sql }) =>
  source({ kind: 'many', ...options });

/** A page of the related rows: a Relay connection with `first` and `after` arguments. */
export const Page = (options: { where: Sql; order: readonly SortKey[]; from?: Sql }) =>
  source({ kind: 'page', ...options });

/** A field of a payload: the service gives the row's id, and the answer reads it after the commit. */
export function Changed(): PropertyDecorator {
  return Extensions({ [CHANGED]: BY_ID });
}

/**
 * A list of a payload: the service gives plain values, and one statement after the commit reads what they name.
 * @param options `from` makes rows of `arg('rows')`, the values as JSON text
 */
export function ChangedList(options: { from: Sql; orderBy: Sql; atMost: number }): PropertyDecorator {
  return Extensions({ [CHANGED]: { kind: 'many', where: sql`true`, ...options } satisfies RelationSource });
}

/** The body of a field with arguments that SQL answers; it is there for the schema only. */
export function bySql(): never {
  throw new Error('This field is answered by SQL; its method must never run.');
}

interface Extended {
  readonly extensions: Readonly<Record<string, unknown>>;
}
export const tableOf = (type: Extended) => type.extensions[TABLE] as Table | undefined;
export const nodeAccessOf = (type: Extended) => type.extensions[NODE] as NodeAccess | undefined;
export const sourceOf = (field: Extended) => field.extensions[SOURCE] as Source | undefined;
export const changedOf = (field: Extended) => field.extensions[CHANGED] as RelationSource | undefined;
