import { type DocumentNode, type GraphQLFieldResolver, buildSchema, execute, printSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { toTypeId } from '../../src/kernel/ids.js';
import type { ShelfOrder } from './reads-library.js';
import { type BookRow, type ShelfRow, books, shelves } from './reads-rows.js';

type Printed = string | null;
interface Key<R> {
  /** The value as PostgreSQL prints it, which is what a cursor contains. */
  readonly printed: (row: R) => Printed;
  readonly compare: (a: string, b: string) => number;
  readonly descending?: boolean;
  /** As in SortKey. */
  readonly chosen?: string;
}
interface PageArgs {
  readonly first: number;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byNumber = (a: string, b: string) => Number(a) - Number(b);
const text = (value: number | string | null): Printed => (value === null ? null : plain(value));
const plain = (value: number | string) => (value === 1e20 ? '100000000000000000000' : String(value));
/** 10:00:00.5 sorts before 10:00:00.51, and after 10:00:00. */
const byInstant = (a: string, b: string) =>
  byText(a.replace('+00', '').padEnd(26, ' '), b.replace('+00', '').padEnd(26, ' '));

const SHELF_KEYS: Record<ShelfOrder['field'], Key<ShelfRow>> = {
  NAME: { printed: (row) => row.name, compare: byText },
  POSITION: { printed: (row) => text(row.position), compare: byNumber },
  OPENED_ON: { printed: (row) => row.openedOn, compare: byText },
  CHANGED_AT: { printed: (row) => row.changedAt, compare: byInstant },
  WEIGHT: { printed: (row) => text(row.weight), compare: byNumber },
};
const BOOK_PAGE: readonly Key<BookRow>[] = [
  { printed: (row) => text(row.pages), compare: byNumber, descending: true },
  { printed: (row) => row.title, compare: byText },
  { printed: (row) => row.id, compare: byText },
];

export function shelfKeys({ field, direction }: ShelfOrder): readonly Key<ShelfRow>[] {
  const descending = direction === 'DESC';
  return [
    { ...SHELF_KEYS[field], descending, chosen: `${field} ${direction}` },
    { printed: (row) => row.id, compare: byText, descending },
  ];
}

/** Nulls last, in either direction. */
function compare<R>(keys: readonly Key<R>[], a: readonly Printed[], b: readonly Printed[]): number {
  for (const [index, key] of keys.entries()) {
    const [left, right] = [a[index] ?? null, b[index] ?? null];
    if (left === right) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    const order = key.compare(left, right);
    if (order !== 0) return key.descending ? -order : order;
  }
  return 0;
}

const values = <R>(keys: readonly Key<R>[], row: R) => keys.map((key) => key.printed(row));

export function cursorOf<R>(keys: readonly Key<R>[], row: R): string {
  const chosen = keys[0]?.chosen;
  const printed = `[${[...values(keys, row), ...(chosen === undefined ? [] : [chosen])]
    .map((value) => JSON.stringify(value))
    .join(', ')}]`;
  return Buffer.from(printed).toString('base64url');
}

const parsed = (cursor: string) => JSON.parse(Buffer.from(cursor, 'base64url').toString()) as Printed[];

function pageOf<R>(rows: readonly R[], keys: readonly Key<R>[], { first, after, last, before }: PageArgs) {
  const sorted = [...rows].sort((a, b) => compare(keys, values(keys, a), values(keys, b)));
  const backwards = typeof last === 'number';
  const cursor = (backwards ? before : after) ?? null;
  const at = cursor === null ? null : parsed(cursor);
  const side = backwards ? -1 : 1;
  const left = at ? sorted.filter((row) => side * compare(keys, values(keys, row), at) > 0) : sorted;
  const shown = backwards ? left.slice(-last) : left.slice(0, first);
  const edges = shown.map((node) => ({ node, cursor: cursorOf(keys, node) }));
  const [hasMore, continued] = [left.length > shown.length, at !== null];
  const pageInfo = {
    ...(backwards
      ? { hasNextPage: continued, hasPreviousPage: hasMore }
      : { hasNextPage: hasMore, hasPreviousPage: continued }),
    ...{ startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null },
  };
  return { nodes: shown, edges, pageInfo, totalCount: rows.length };
}

const instant = (printed: string | null) =>
  printed === null ? null : new Date(printed.replace(' ', 'T').replace('+00', 'Z')).toISOString();
const byTitle = (rows: readonly BookRow[]) =>
  [...rows].sort((a, b) => byText(a.title, b.title) || byText(a.id, b.id));
const onShelf = ({ id }: ShelfRow) => books.filter((book) => book.shelfId === id);

type Resolve<S, A = object> = (source: S, args: A) => unknown;
const SHELF: Record<string, Resolve<ShelfRow, never>> = {
  id: ({ id }) => toTypeId('partner', id),
  changedAt: ({ changedAt }) => instant(changedAt),
  bookCount: (shelf) => onShelf(shelf).length,
  label: ({ name, position }) => ({ text: name, place: position }),
  favourite: ({ favouriteId }) => books.find(({ id }) => id === favouriteId) ?? null,
  books: (shelf) => byTitle(onShelf(shelf)),
  thick: (shelf, { pages }: { pages: number }) =>
    byTitle(onShelf(shelf).filter((book) => book.pages !== null && book.pages >= pages)),
  bookPage: (shelf, args: PageArgs) => pageOf(onShelf(shelf), BOOK_PAGE, args),
};
const BOOK: Record<string, Resolve<BookRow, never>> = {
  id: ({ id }) => toTypeId('application', id),
  lentAt: ({ lentAt }) => instant(lentAt),
  shelf: ({ shelfId }) => shelves.find(({ id }) => id === shelfId),
  titleUpTo: ({ title }, { length }: { length: number }) => title.slice(0, length),
};
interface ShelvesArgs extends PageArgs {
  readonly name?: { readonly in?: readonly string[]; readonly notIn?: readonly string[] } | null;
  readonly orderBy?: ShelfOrder | null;
}
const QUERY: Record<string, Resolve<unknown, never>> = {
  shelf: (_source, { id }: { id: string }) =>
    shelves.find((shelf) => toTypeId('partner', shelf.id) === id) ?? null,
  shelves: (_source, args: ShelvesArgs) => {
    const { name, orderBy } = args;
    const found = shelves
      .filter((shelf) => name?.in?.includes(shelf.name) ?? true)
      .filter((shelf) => !(name?.notIn?.includes(shelf.name) ?? false));
    return pageOf(found, shelfKeys(orderBy ?? { field: 'NAME', direction: 'ASC' }), args);
  },
};

const resolve: GraphQLFieldResolver<Record<string, unknown>, unknown> = (source, args, _context, info) => {
  const resolvers = { Shelf: SHELF, Book: BOOK, Query: QUERY }[info.parentType.name] as
    Record<string, Resolve<unknown, unknown>> | undefined;
  return resolvers?.[info.fieldName]?.(source, args) ?? source?.[info.fieldName];
};

/** Returns what the composer should, field by field from rows in memory. */
export function naive(schema: GraphQLSchema) {
  const plainSchema = buildSchema(printSchema(schema));
  return (document: DocumentNode, variableValues: Record<string, unknown>): unknown => {
    const { data, errors } = execute({
      ...{ schema: plainSchema, document, variableValues, fieldResolver: resolve },
    }) as { data?: unknown; errors?: readonly Error[] };
    if (errors?.[0]) throw errors[0];
    return JSON.parse(JSON.stringify(data)) as unknown;
  };
}

/** Cursors that the lists of books return. */
export const bookCursors = books.map((book) => cursorOf(BOOK_PAGE, book));
