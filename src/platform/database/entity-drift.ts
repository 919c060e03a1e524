import type { DataSource, EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';

/** The properties of a column that an entity declares; keys, checks and indexes exist only in migrations. */
interface Column {
  readonly type: string;
  readonly array: boolean;
  readonly nullable: boolean;
  /** Whether an insert may leave it out. */
  readonly optional: boolean;
}
type Columns = ReadonlyMap<string, Column>;

interface Row {
  table: string;
  name: string;
  type: string;
  array: boolean;
  nullable: boolean;
  optional: boolean;
}

/**
 * Compares every entity with its table.
 * @param dataSource connected, with the entities
 * @returns one sentence for each difference
 */
export async function entityDrift(dataSource: DataSource): Promise<string[]> {
  const tables = await columnsByTable(dataSource);
  return dataSource.entityMetadatas.flatMap((entity) => {
    const columns = tables.get(entity.tableName);
    return columns
      ? driftOf(dataSource, entity, columns)
      : [`${entity.name}: there is no table ${entity.tableName}`];
  });
}

function driftOf(dataSource: DataSource, entity: EntityMetadata, columns: Columns): string[] {
  const mapped = new Set(entity.columns.map((column) => column.databaseName));
  return [
    ...entity.columns.flatMap((column) => {
      const found = columns.get(column.databaseName);
      const wanted = wantedBy(dataSource, column);
      const where = `${entity.name}.${column.propertyName}`;
      if (!found) return [`${where}: ${entity.tableName} has no column ${column.databaseName}`];
      return say(wanted) === say(found) ? [] : [`${where} is ${say(wanted)}, its column is ${say(found)}`];
    }),
    // An entity may omit columns that only SQL reads, but not those that every insert must set.
    ...[...columns]
      .filter(([name, column]) => !mapped.has(name) && !column.optional)
      .map(([name]) => `${entity.name} lacks ${entity.tableName}.${name}, which every insert must set`),
  ];
}

const say = ({ type, array, nullable }: Pick<Column, 'type' | 'array' | 'nullable'>) =>
  `${type}${array ? '[]' : ''} ${nullable ? 'null' : 'not null'}`;

function wantedBy(dataSource: DataSource, column: ColumnMetadata) {
  const type = dataSource.driver.normalizeType(column);
  return { type, array: column.isArray, nullable: column.isNullable };
}

async function columnsByTable(dataSource: DataSource): Promise<ReadonlyMap<string, Columns>> {
  const rows: Row[] = await dataSource.query(`
    select
      relation.relname as table,
      attribute.attname as name,
      format_type(coalesce(nullif(type.typelem, 0), type.oid), null) as type,
      type.typcategory = 'A' as array,
      not attribute.attnotnull as nullable,
      not attribute.attnotnull or attribute.atthasdef or attribute.attidentity <> '' as optional
    from pg_attribute attribute
    join pg_class relation on relation.oid = attribute.attrelid and relation.relkind in ('r', 'p')
    join pg_type type on type.oid = attribute.atttypid
    where relation.relnamespace = 'public'::regnamespace and attribute.attnum > 0 and not attribute.attisdropped`);
  const tables = new Map<string, Map<string, Column>>();
  for (const { table, name, ...column } of rows)
    tables.set(table, (tables.get(table) ?? new Map<string, Column>()).set(name, column));
  return tables;
}
