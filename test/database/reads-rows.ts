export interface ShelfRow {
  readonly id: string;
  readonly name: string;
  readonly position: number | null;
  readonly openedOn: string | null;
  /** As PostgreSQL prints it in UTC. */
  readonly changedAt: string;
  readonly weight: number;
  readonly favouriteId: string | null;
}
export interface BookRow {
  readonly id: string;
  readonly shelfId: string;
  readonly title: string;
  readonly pages: number | null;
  readonly lentAt: string | null;
}

const uuid = (kind: number, number: number) =>
  `01900000-0000-7000-8000-0${kind}${String(number).padStart(10, '0')}`;

/** Seven shelves with ties and nulls in every key they are sorted by. */
export const shelves: readonly ShelfRow[] = [
  ['fiction', 2, '2026-01-05', '2026-02-01 10:00:00.123456+00', 1.5, 1],
  ['history', null, null, '2026-02-01 10:00:00.123457+00', 2.25, null],
  ['atlas', 1, '2026-01-05', '2026-02-02 10:00:00+00', 0.1, 3],
  ['music', null, '2024-02-29', '2026-02-03 10:00:00.5+00', 1e20, null],
  ['travel', 2, null, '2026-02-01 10:00:00+00', 1.5, 9],
  ['art', 2147483647, '2025-12-31', '2026-02-04 10:00:00+00', -3, null],
  ['empty', -1, '2026-01-06', '2026-02-04 10:00:00+00', 0, null],
].map(([name, position, openedOn, changedAt, weight, favourite], index) => ({
  ...{ id: uuid(1, index), name, position, openedOn, changedAt, weight },
  favouriteId: favourite === null ? null : uuid(2, favourite as number),
})) as readonly ShelfRow[];

/** Books on all shelves but the last, some without pages, some with the same title. */
export const books: readonly BookRow[] = Array.from({ length: 23 }, (_each, index) => ({
  id: uuid(2, index),
  shelfId: uuid(1, index % 6),
  title: `title ${String.fromCharCode(97 + ((index * 7) % 5))}`,
  pages: index % 4 === 0 ? null : ((index * 131) % 7) * 100,
  lentAt: index % 3 === 0 ? null : `2026-03-${String(index + 1).padStart(2, '0')} 08:00:00.25+00`,
}));
