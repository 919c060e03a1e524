import { PreparedNames } from './prepared-names.js';
import { sideBySide } from './side-by-side.js';
import { preparedQuery, query, type Tx } from './tx.js';

type Named = Query<object>;

const names = new PreparedNames('together', 100);

/** A query with its values, to be run alone or in one statement with others. */
export interface Query<Row extends object> {
  /** Identifies the text. */
  readonly name: string;
  /** A `select` with placeholders from `$1` on. */
  readonly text: string;
  readonly values: readonly unknown[];
  /** Restores a row that was read as JSON. */
  fromJson(row: Row): Row;
}

/** For rows without instants: JSON has all the other values that queries return. */
export const plainRow = <Row extends object>(row: Row): Row => row;

/** For rows with instants, which are text in JSON. */
export function withInstants<Row extends object>(...names: readonly (keyof Row & string)[]) {
  return (row: Row): Row => {
    const instants = names.map((name) => [name, instantOf(row[name])]);
    return { ...row, ...(Object.fromEntries(instants) as Partial<Row>) };
  };
}

function instantOf(text: unknown): Date | null {
  return typeof text === 'string' ? new Date(text) : null;
}

export function run<Row extends object>(tx: Tx, { name, text, values }: Query<Row>): Promise<Row[]> {
  return preparedQuery<Row>(tx, name, text, values);
}

/** The rows of queries that were run together. */
export type RowsOf<Queries> = {
  [name in keyof Queries]: Queries[name] extends Query<infer Row> ? Row[] : never;
};

/**
 * Runs queries in one statement.
 * @returns the rows of each
 */
export async function readTogether<Queries extends Readonly<Record<string, Named>>>(
  tx: Tx,
  queries: Queries,
): Promise<RowsOf<Queries>> {
  const entries = Object.entries(queries);
  const text = textOf(entries);
  const values = entries.flatMap(([, each]) => each.values);
  const name = names.of(text);
  const [row] = await (name === undefined
    ? query<Record<string, object[]>>(tx, text, values)
    : preparedQuery<Record<string, object[]>>(tx, name, text, values));
  const found = entries.map(([column, each]) => [column, row![column]!.map((one) => each.fromJson(one))]);
  return Object.fromEntries(found) as RowsOf<Queries>;
}

const texts = new Map<string, string>();

/** Composed once for each combination of queries. */
function textOf(entries: readonly (readonly [string, Named])[]): string {
  const key = entries.map(([column, { name }]) => `${column} ${name}`).join();
  const known = texts.get(key) ?? composed(entries);
  texts.set(key, known);
  return known;
}

function composed(entries: readonly (readonly [string, Named])[]): string {
  const texts = sideBySide(entries.map(([, each]) => each));
  const columns = entries.map(
    ([column], index) => `(select coalesce(json_agg(r), '[]') from (${texts[index]!}) r) as "${column}"`,
  );
  return `select ${columns.join(', ')}`;
}
