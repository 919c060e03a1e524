import type { IdKind } from '../../../../kernel/ids.js';
import type { Viewer } from '../../../../kernel/viewer.js';
import { _, arg, type Sql, sql } from './sql.js';

export type Entity = abstract new (...args: never[]) => object;

/** Where the rows of an object type come from. */
export interface Table {
  readonly entity: () => Entity;
  /** The kind of the type's own `id`; absent for types without one. */
  readonly id?: IdKind;
  /** Replaces the entity's table: rows with the columns of the type's fields, e.g. `(select …)`. */
  readonly rows?: Sql;
}

/** Extension of an object type that is read by SQL. */
export const TABLE = 'causeway.table';

/** Undefined for types whose objects do not come from rows. */
export const tableOf = (type: { readonly extensions: Readonly<Record<string, unknown>> }) =>
  type.extensions[TABLE] as Table | undefined;

/** One column of a list's order; nulls come last. */
export interface SortKey {
  /** The order that the client chose, e.g. `NAME ASC`; set on its first key, and part of its cursors. */
  readonly chosen?: string;
  readonly by: Sql;
  readonly cast: 'text' | 'int' | 'bigint' | 'float8' | 'date' | 'timestamptz' | 'uuid';
  readonly descending?: boolean;
  readonly nullable?: boolean;
  /** Set when the list is read backwards. */
  readonly nullsFirst?: boolean;
}

interface RowSource {
  readonly where: Sql;
  /** Replaces the type's table, e.g. `jsonb_to_recordset(…)`. */
  readonly from?: Sql;
}

/** Converts the SQL's value to the field's value, for whoever reads it. */
export type Shaping<V = unknown> = (value: V, viewer: Viewer) => unknown;

/** How a field is read by SQL. */
export type Source =
  | {
      readonly kind: 'expr';
      readonly sql: Sql;
      readonly id?: IdKind;
      /** The SQL type of a column. */
      readonly type?: string;
    }
  | {
      readonly kind: 'json';
      readonly sql: Sql;
      readonly shape?: Shaping;
      readonly atMost?: number;
      /** Whether the value is what the field's own resolver goes on with, instead of the field's value. */
      readonly resolved?: boolean;
    }
  | ({ readonly kind: 'one' } & RowSource)
  | ({ readonly kind: 'many'; readonly orderBy: Sql; readonly atMost: number } & RowSource)
  | ({ readonly kind: 'page' } & PageOrder & RowSource);

/** How a list is cut into pages. */
export interface PageOrder {
  readonly order: readonly SortKey[];
  /** Reads the page that ends before a cursor: `last` and `before` instead of `first` and `after`. */
  readonly backwards?: boolean;
  /** The largest page size; 100 if omitted. */
  readonly most?: number;
}

/** A source of rows, for a root field or an object of a payload. */
export type RelationSource = Extract<Source, { kind: 'one' | 'many' | 'page' }> & {
  /** Whether staff may be shown rows that are a little old, as those of a replica. */
  readonly mayLag?: boolean;
};
export type ValueSource = Extract<Source, { kind: 'expr' | 'json' }>;
export type PageSource = Extract<Source, { kind: 'page' }>;

/** The row whose UUID is the root value `id`. */
export const BY_ID: RelationSource = { kind: 'one', where: sql`${_}.id = ${arg('id')}` };
