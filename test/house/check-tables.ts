import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { entitiesWritten, GAP, textsOf, usesOf } from './sql-uses.js';
import { ownerOf, READ_BY_ENTITY } from './table-owners.js';

type Rows = readonly (readonly string[])[];

/** The import orders that the lint enforces; not part of the build. */
const { LAYERS, PLATFORM_LAYERS } = (await import(
  pathToFileURL(path.resolve('eslint-rules/layers.js')).href
)) as { readonly LAYERS: Rows; readonly PLATFORM_LAYERS: Rows };

/** Source files by path below src. */
export type Sources = Readonly<Record<string, string>>;

/** The folder responsible for a file, such as `modules/health`; files above modules and platform belong to a tool. */
const placeOf = (path: string): string => /^(?:modules|platform)\/[a-z-]+/.exec(path)?.[0] ?? 'tools';

const ORDER: Rows = [
  ...PLATFORM_LAYERS.map((row) => row.map((layer) => `platform/${layer}`)),
  ...LAYERS.map((row) => row.map((module) => `modules/${module}`)),
  ['tools'],
];
const rankOf = (place: string): number => ORDER.findIndex((row) => row.includes(place));

/**
 * Finds SQL and entities through which a module uses tables that are not its own: it may only write to its own, and read
 * those of the modules and layers below it, never those above or beside it.
 */
export function tablesReachedFor(sources: Sources): string[] {
  const tables = tablesOfEntities(sources);
  return Object.entries(sources).flatMap(([path, source]) => [
    ...textsOf(path, source)
      .flatMap(usesOf)
      .flatMap(({ line, act, table }) => faultOf(path, line, act, table)),
    ...entitiesWritten(path, source).flatMap(({ line, entity }) =>
      faultOf(path, line, 'writes', tables.get(entity) ?? GAP),
    ),
  ]);
}

/** Makes the SQL of writes from entities; where it is called, the entities are checked. */
const WRITES_OF_ENTITIES = 'platform/database/write.ts';

function faultOf(path: string, line: number, act: 'reads' | 'writes', table: string): string[] {
  const place = placeOf(path);
  if (table === GAP)
    return path === WRITES_OF_ENTITIES ? [] : [`${path}:${line} writes a table that is named at run time`];
  const owner = ownerOf(table)!;
  if (owner === place || (act === 'reads' && rankOf(owner) < rankOf(place))) return [];
  return [`${path}:${line} ${act} ${table}, which belongs to ${owner}`];
}

const ENTITY = /@Entity\('(\w+)'\)\s+export class (\w+)/g;

/** The tables of entities by class name. */
function tablesOfEntities(sources: Sources): Map<string, string> {
  return new Map(entitiesIn(sources).map(({ entity, table }) => [entity, table]));
}

function entitiesIn(sources: Sources): { path: string; table: string; entity: string }[] {
  return Object.entries(sources).flatMap(([path, source]) =>
    [...source.matchAll(ENTITY)].map(([, table, entity]) => ({ path, table: table!, entity: entity! })),
  );
}

/** Finds entities outside the folder that owns their table. */
export function misplacedEntities(sources: Sources): string[] {
  return entitiesIn(sources)
    .filter(({ path, table }) => placeOf(path) !== (READ_BY_ENTITY[table] ?? ownerOf(table)))
    .map(({ path, table }) => `${path} maps ${table}, which belongs to ${ownerOf(table) ?? 'nobody'}`);
}

const WITHOUT_SQL = /\.(?:processor|service|mutation|controller|policy|module|worker)\.ts$|\/domain\//;

/** Finds SQL in files with business logic: it belongs in a store, a query or a fragment, which they call. */
export function misplacedSql(sources: Sources): string[] {
  return Object.entries(sources)
    .filter(([path]) => WITHOUT_SQL.test(path))
    .flatMap(([path, source]) =>
      textsOf(path, source)
        .flatMap(usesOf)
        .map(({ line }) => `${path}:${line}`),
    );
}
