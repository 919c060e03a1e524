import { AppError } from '../../../../kernel/errors.js';
import type { SortKey } from '../fragments/source.js';
import { type Part, Sql, join, sql } from '../fragments/sql.js';

/** The sort key values of the last row seen, as text from PostgreSQL; in a cursor, the chosen order follows them. */
export type Cursor = readonly (string | null)[];

const MAX_LENGTH = 8_192;

const WELL_FORMED: Record<SortKey['cast'], RegExp> = {
  text: /^[^\0]{0,1000}$/,
  int: /^-?\d{1,10}$/,
  bigint: /^-?\d{1,18}$/,
  float8: /^-?\d{1,40}(\.\d{1,40})?(e[+-]?\d{1,2})?$/,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$|^\d{4}-\d\d-(29|30|31)$/,
  timestamptz: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};

export function encodeCursor(printed: string): string {
  return Buffer.from(printed).toString('base64url');
}

/**
 * @param argument the name of the argument that it was passed as
 * @throws AppError BAD_USER_INPUT if it cannot be a cursor of a list with this order
 */
export function decodeCursor(
  text: string,
  order: readonly SortKey[],
  argument: 'after' | 'before' = 'after',
): Cursor {
  const values = parseCursor(text);
  const chosen = order[0]?.chosen;
  const fits =
    values?.length === order.length + (chosen === undefined ? 0 : 1) &&
    values[order.length] === chosen &&
    order.every((key, index) => {
      const value = values[index];
      return value === null ? key.nullable === true : typeof value === 'string' && isWellFormed(key, value);
    });
  if (!fits)
    throw new AppError(
      'BAD_USER_INPUT',
      `\`${argument}\` is not a cursor of this list; use ${argument === 'after' ? 'an `endCursor`' : 'a `startCursor`'} that it returned with the same filter and order.`,
    );
  return values.slice(0, order.length) as Cursor;
}

function isWellFormed({ cast }: SortKey, value: string): boolean {
  if (!WELL_FORMED[cast].test(value)) return false;
  if (cast === 'int') return Math.abs(Number(value)) < 2 ** 31;
  if (cast !== 'date' && cast !== 'timestamptz') return true;
  const day = value.slice(0, 10);
  const instant = new Date(`${day}T${value.slice(11, 19) || '00:00:00'}Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day);
}

/** @returns undefined if it cannot be a cursor of any list */
export function parseCursor(text: string): unknown[] | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Which of a cursor's values are null: the only thing about a cursor that the keyset condition depends on. */
export function cursorShape(values: readonly unknown[]): string {
  return values.map((value) => (value === null ? 'n' : 'v')).join('');
}

/** The key to read a list backwards by. */
export function reversed(key: SortKey): SortKey {
  return { ...key, descending: !key.descending, nullsFirst: key.nullable };
}

/**
 * The condition for rows after the cursor, nulls last unless the order is reversed. If no key is nullable and all sort in the same direction, it is a row
 * comparison, which can use an index on the keys.
 * @param at the bound parameter of each key's value
 */
export function afterCursor(order: readonly SortKey[], cursor: Cursor, at: (index: number) => Part): Sql {
  const bound = (index: number) => sql`${at(index)}::${cast(order[index]!)}`;
  const uniform = order.every((key) => !key.nullable && key.descending === order[0]!.descending);
  if (uniform) {
    const keys = join(
      order.map((key) => key.by),
      ', ',
    );
    const values = join(
      order.map((_key, index) => bound(index)),
      ', ',
    );
    return order[0]!.descending ? sql`(${keys}) < (${values})` : sql`(${keys}) > (${values})`;
  }
  const equals = (index: number) =>
    cursor[index] === null ? sql`${order[index]!.by} is null` : sql`${order[index]!.by} = ${bound(index)}`;
  const alternatives = order.flatMap((key, index) => {
    const after = furtherThan(key, cursor[index] === null ? null : bound(index));
    if (after === null) return [];
    return [join([...order.slice(0, index).map((_key, before) => equals(before)), after], ' and ')];
  });
  return sql`(${join(alternatives, ' or ')})`;
}

/**
 * The condition for rows that sort after a value by one key.
 * @param value null for rows without one
 * @returns null if there can be none
 */
function furtherThan({ by, descending, nullable, nullsFirst }: SortKey, value: Sql | null): Sql | null {
  if (value === null) return nullsFirst ? sql`${by} is not null` : null;
  const further = descending ? sql`${by} < ${value}` : sql`${by} > ${value}`;
  return nullable && !nullsFirst ? sql`(${further} or ${by} is null)` : further;
}

function cast(key: SortKey): Sql {
  return new Sql([{ kind: 'text', text: key.cast }]);
}
