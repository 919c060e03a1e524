import type { AnyVariables, Client, DocumentInput } from 'urql';
import { table as words } from '../messages/en/table';
import { Button } from '../ui/Button';
import { type Column, TableNote, TableRows } from '../ui/DataTable';
import { FailureNote } from '../ui/States';
import { usePageQuery } from './graphql/use-api';

export interface Connection<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

/** How a list goes on after its first page. */
export interface Further<Data, Variables extends object, Row> {
  readonly document: DocumentInput<Data, Variables & { after: string }>;
  readonly variables: Variables;
  readonly pick: (data: Data) => Connection<Row>;
}

interface Props<Data, Variables extends object, Row> {
  readonly further: Further<Data, Variables, Row>;
  /** The page before. */
  readonly before: Connection<Row>;
  /** How many more pages are shown. */
  readonly pages: number;
  readonly onMore: () => void;
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
}

/**
 * The pages of a table after its first. Each is a query of its own that begins where the page before ends, so that all are right
 * when rows come, go or move.
 */
export function FurtherRows<Data, Variables extends object, Row>(props: Props<Data, Variables, Row>) {
  const { before, pages, columns, onMore } = props;
  if (!before.pageInfo.hasNextPage || before.pageInfo.endCursor === null) return null;
  if (pages > 0) return <FurtherPage {...props} after={before.pageInfo.endCursor} />;
  return (
    <TableNote columns={columns.length}>
      <Button onPress={onMore}>{words.more}</Button>
    </TableNote>
  );
}

function FurtherPage<Data, Variables extends object, Row>(
  props: Props<Data, Variables, Row> & { readonly after: string },
) {
  const { further, after, pages, columns, keyOf } = props;
  const { document, variables, pick } = further;
  const { data, error, retry } = usePageQuery(document, { ...variables, after });
  const page = data && pick(data);
  return (
    <>
      {page ? <TableRows columns={columns} rows={page.nodes} keyOf={keyOf} /> : null}
      {error ? (
        <TableNote columns={columns.length}>
          <FailureNote error={error} retry={retry} />
        </TableNote>
      ) : null}
      {page ? <FurtherRows {...props} before={page} pages={pages - 1} /> : null}
      {page || error ? null : (
        <TableNote columns={columns.length}>
          <Button busy>{words.more}</Button>
        </TableNote>
      )}
    </>
  );
}

const MOST_ROWS = 10_000;

/** Reads a list to its end, at most 10,000 rows, past the cache. */
export async function readAll<Data, Variables extends object, Row>(
  client: Client,
  first: Connection<Row>,
  { document, variables, pick }: Further<Data, Variables, Row>,
): Promise<readonly Row[]> {
  const rows = [...first.nodes];
  const query = document as DocumentInput<Data, AnyVariables>;
  for (let { pageInfo } = first; pageInfo.hasNextPage && rows.length < MOST_ROWS;) {
    const after = pageInfo.endCursor;
    const { data, error } = await client.query(
      query,
      { ...variables, after },
      { requestPolicy: 'network-only' },
    );
    if (error) throw error;
    const page = pick(data!);
    rows.push(...page.nodes);
    ({ pageInfo } = page);
  }
  return rows;
}
