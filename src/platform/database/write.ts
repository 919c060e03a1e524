import type { Type } from '@nestjs/common';
import { tableOf } from './entity-columns.js';
import { snakeCase } from './naming.js';

/** Binds a value and returns its placeholder. */
export type Bind = (value: unknown) => string;

/** An insert, update or delete. */
export interface Write {
  /** The one table that it changes. */
  readonly table: string;
  /** Its SQL, with all values bound. */
  readonly text: (bind: Bind) => string;
}

/**
 * Inserts rows of an entity. The text depends on the columns only, not on the number of rows.
 * @param rows at least one, all with the same properties; columns without a property keep their default
 */
export function insertOf<Row extends object>(Entity: Type<Row>, rows: readonly Partial<Row>[]): Write {
  const table = tableOf(Entity);
  const columns = Object.keys(rows[0]!).map(snakeCase).join(', ');
  const given = JSON.stringify(rows.map(columnsOf));
  return {
    table,
    text: (bind) => `insert into ${table} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${table}, ${bind(given)})`,
  };
}

/** Updates columns of the row with an id. @param fields at least one; undefined ones stay as they are */
export function updateOf<Row extends { id: string }>(
  Entity: Type<Row>,
  id: string,
  fields: Partial<Row>,
): Write {
  const table = tableOf(Entity);
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return {
    table,
    text: (bind) => {
      const sets = given.map(([name, value]) => `${snakeCase(name)} = ${bind(value)}`);
      return `update ${table} set ${sets.join(', ')} where id = ${bind(id)}`;
    },
  };
}

function columnsOf(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [snakeCase(name), value]));
}
