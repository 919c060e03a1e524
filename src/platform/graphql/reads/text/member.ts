import { NotAsText } from './as-text.js';

/** The alias of a row that becomes an object: not a valid response key, because of the space. */
const ROW = '" r"';

/** PostgreSQL truncates identifiers at 63 bytes. */
const MAX_NAME = 63;

/** A column of a row that becomes an object. */
export interface Member {
  /** The response key. */
  readonly key: string;
  readonly sql: string;
  /** Whether the schema, or how it is read, leaves nothing to check. */
  readonly nullable: boolean;
}

/** @throws NotAsText if it is too long for a column */
export function columnNamed(name: string): string {
  if (name.length > MAX_NAME) throw new NotAsText(`${name} is too long for a column.`, true);
  return name;
}

/**
 * Selects rows as objects: as invalid JSON, which PostgreSQL rejects, if a value that must not be null is.
 * @param rows what follows the columns, e.g. `from … where …`
 */
export function objectsFrom(members: readonly Member[], rows: string): string {
  const columns = members.map(({ key, sql }) => `${sql} as "${columnNamed(key)}"`).join(', ');
  const required = members.filter(({ nullable }) => !nullable).map(({ key }) => `${ROW}."${key}"`);
  const [first] = required;
  if (!first) return `select row_to_json(${ROW}) from (select ${columns} ${rows}) ${ROW}`;
  const isMissing = required.map((column) => `${column} is null`).join(' or ');
  // Without `offset 0`, PostgreSQL would merge the subquery, and compute each column for both of its uses.
  return `select case when ${isMissing} then ('null ' || num_nulls(${first}))::json else row_to_json(${ROW}) end
    from (select ${columns} ${rows} offset 0) ${ROW}`;
}
