import { query, type Tx } from '../database/tx.js';

/** Rows of a table that keep a time zone, as its owner shows them to whoever mends zones. */
export interface ZonedRows {
  readonly kind: 'partner' | 'engineer' | 'engagement';
  /** @returns every zone that some row keeps */
  zones(tx: Tx): Promise<string[]>;
  /** Locks the rows that keep a zone. */
  lockIn(tx: Tx, zone: string): Promise<ZonedRow[]>;
  /** Gives a locked row another zone. */
  setZone(tx: Tx, id: string, zone: string): Promise<void>;
}

export interface ZonedRow {
  readonly id: string;
  /** Null for rows that are no partner's. */
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

/** Brings the list of zones that PostgreSQL knows up to date. */
export async function refreshTimeZones(tx: Tx): Promise<void> {
  await query(
    tx,
    `with gone as (delete from time_zone z where not exists (select from pg_timezone_names n where n.name = z.name))
     insert into time_zone (name) select name from pg_timezone_names on conflict do nothing`,
  );
}

/**
 * How PostgreSQL reads a zone in past years.
 * @returns minutes east of UTC at each of the instants; null for a zone that it does not know
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
