import { NotAsText } from './as-text.js';

/** The alias of a row that becomes an object; not a valid response key, because of the space. */
export const ROW = '" r"';

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

export const columnsOf = (members: readonly Member[]): string =>
  members.map(({ key, sql }) => `${sql} as "${columnNamed(key)}"`).join(', ');

/** The row as an object; invalid JSON, which PostgreSQL rejects, if a value that must not be null is. */
export function objectOf(members: readonly Member[]): string {
  const missing = members
    .filter(({ nullable }) => !nullable)
    .map(({ key }) => `${ROW}."${key}" is null`)
    .join(' or ');
  if (missing === '') return `row_to_json(${ROW})`;
  return `case when ${missing} then ('null where none may be: ' || (${missing}))::json else row_to_json(${ROW}) end`;
}
