import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { AnyVariables, Client, DocumentInput } from 'urql';
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
  /** The same function at each render. */
  readonly pick: (data: Data) => Connection<Row>;
}

export interface WholeList<Row> {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
  readonly loading: boolean;
  /** Belongs behind the rows: reads the pages, and says if that fails. */
  readonly readers: ReactNode;
}

/**
 * The first page of a list and those after it. Each is a query of its own that begins where the page before ends, so that the
 * list stays right when rows come, go or move.
 * @param pages how many are shown after the first
 */
export function useFurther<Data, Variables extends object, Row>(
  first: Connection<Row>,
  further: Further<Data, Variables, Row>,
  pages: number,
): WholeList<Row> {
  const of = JSON.stringify(further.variables);
  const [read, setRead] = useState<{ readonly of: string; readonly list: readonly Connection<Row>[] }>({
    ...{ of, list: [] },
  });
  const take = useCallback(
    (place: number, page: Connection<Row>) =>
      setRead((before) => ({ of, list: placed(before.of === of ? before.list : [], place, page) })),
    [of],
  );
  const shown = [first];
  for (const page of read.of === of ? read.list.slice(0, pages) : [])
    if (shown.at(-1)!.pageInfo.hasNextPage) shown.push(page);
  const { hasNextPage } = shown.at(-1)!.pageInfo;
  return {
    rows: shown.flatMap(({ nodes }) => nodes),
    hasMore: hasNextPage,
    loading: hasNextPage && shown.length <= pages,
    readers: shown
      .slice(0, pages)
      .map(({ pageInfo: { endCursor, hasNextPage: isFollowed } }, place) =>
        isFollowed && endCursor !== null ? (
          <Reader key={place} further={further} after={endCursor} place={place} take={take} />
        ) : null,
      ),
  };
}

const placed = <T,>(list: readonly T[], place: number, value: T): readonly T[] => [
  ...list.slice(0, place),
  value,
  ...list.slice(place + 1),
];

interface ReaderProps<Data, Variables extends object, Row> {
  readonly further: Further<Data, Variables, Row>;
  readonly after: string;
  readonly place: number;
  readonly take: (place: number, page: Connection<Row>) => void;
}

function Reader<Data, Variables extends object, Row>(props: ReaderProps<Data, Variables, Row>) {
  const { further, after, place, take } = props;
  const { document, variables, pick } = further;
  const { data, error, retry } = usePageQuery(document, { ...variables, after });
  useEffect(() => {
    if (data) take(place, pick(data));
  }, [data, pick, place, take]);
  return error ? <FailureNote error={error} retry={retry} /> : null;
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
