import { query, type Tx } from '../database/tx.js';

/** Access to a table's time zones, given by the module that owns the table to the command that repairs zones. */
export interface ZonedRows {
  readonly kind: 'partner' | 'engineer' | 'engagement';
  /** @returns the distinct zones in the table */
  zones(tx: Tx): Promise<string[]>;
  /** Locks the rows with this zone. */
  lockIn(tx: Tx, zone: string): Promise<ZonedRow[]>;
  /** Changes the zone of a locked row. */
  setZone(tx: Tx, id: string, zone: string): Promise<void>;
}

export interface ZonedRow {
  readonly id: string;
  /** Null for rows that belong to no partner. */
  readonly partnerId: string | null;
}

/** The statements on an owner's table. */
interface ZoneStatements {
  /** Returns each `zone` once. */
  readonly zones: string;
  /** Locks the rows of zone $1 in the order of their ids and returns `id` and `partnerId`. */
  readonly lock: string;
  /** Sets the zone of row $1 to $2. */
  readonly set: string;
}

export function zonedRows(kind: ZonedRows['kind'], { zones, lock, set }: ZoneStatements): ZonedRows {
  return {
    kind,
    zones: async (tx) => (await query<{ zone: string }>(tx, zones)).map(({ zone }) => zone),
    lockIn: (tx, zone) => query<ZonedRow>(tx, lock, [zone]),
    setZone: async (tx, id, zone) => void (await query(tx, set, [id, zone])),
  };
}

/** Updates our list of the zones that PostgreSQL knows. */
export async function refreshTimeZones(tx: Tx): Promise<void> {
  await query(
    tx,
    `with gone as (delete from time_zone z where not exists (select from pg_timezone_names n where n.name = z.name))
     insert into time_zone (name) select name from pg_timezone_names on conflict do nothing`,
  );
}

/**
 * @returns PostgreSQL's UTC offset of a zone at each instant, in minutes east; null if it does not know the zone
 */
export async function offsetsIn(tx: Tx, zone: string, instants: readonly Date[]): Promise<number[] | null> {
  const [known] = await query<{ offsets: number[] }>(
    tx,
    `select array(select (extract(epoch from (i at time zone z.name) - (i at time zone 'utc')) / 60)::float8
       from unnest($2::timestamptz[]) with ordinality u (i, n) order by n) as offsets
     from time_zone z where z.name = $1`,
    [zone, instants],
  );
  return known?.offsets ?? null;
}

export async function isKnownZone(tx: Tx, zone: string): Promise<boolean> {
  const known = await query(tx, 'select from time_zone where name = $1', [zone]);
  return known.length > 0;
}
