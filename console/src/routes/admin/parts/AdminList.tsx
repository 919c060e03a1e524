import { type ReactNode, useState } from 'react';
import { DownloadCsv } from '../../../app/DownloadCsv';
import type { Connection } from '../../../app/further';
import { usePageQuery } from '../../../app/graphql/use-api';
import type { TadaDocumentNode } from '../../../app/graphql/types';
import { admin as words } from '../../../messages/en/admin';
import { DataTable, type Column } from '../../../ui/DataTable';
import { Panel } from '../../../ui/Page';
import { Empty, Loaded } from '../../../ui/States';

type Paging = { first: number; after?: string | null };
type List<Row> = Connection<Row> & { readonly totalCount?: number };

interface Props<Data, Row, Filter extends object> {
  readonly title: string;
  readonly document: TadaDocumentNode<Data, Filter & Paging>;
  /** Which rows are shown. */
  readonly filter: Filter;
  /** The fields that set it. */
  readonly filterBar?: ReactNode;
  readonly pick: (data: Data) => List<Row>;
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  /** What is said where there is nothing. */
  readonly empty: ReactNode;
  readonly actions?: (rows: readonly Row[]) => ReactNode;
}

const PAGE = 50;

/** One of the lists of this page, with its CSV; more is shown on request. */
export function AdminList<Data, Row, Filter extends object>(props: Props<Data, Row, Filter>) {
  const { title, document, filter, filterBar, pick, columns, keyOf, empty, actions } = props;
  const of = JSON.stringify(filter);
  const [next, setNext] = useState<{ readonly of: string; readonly after: string | null }>();
  const after = next?.of === of ? next.after : null;
  const answer = usePageQuery<Data, Filter & Paging>(document, { ...filter, first: PAGE, after });
  const { nodes: rows, pageInfo, totalCount } = answer.data ? pick(answer.data) : NOTHING;
  return (
    <Panel
      title={title}
      count={totalCount}
      actions={
        <>
          {actions?.(rows)}
          <DownloadCsv name={title.toLowerCase().replaceAll(' ', '-')} columns={columns} rows={rows} />
        </>
      }
    >
      {filterBar}
      <Loaded answer={answer}>
        {() =>
          rows.length === 0 ? (
            <Empty>{empty}</Empty>
          ) : (
            <DataTable
              caption={words.list(title)}
              columns={columns}
              rows={rows}
              keyOf={keyOf}
              more={pageInfo.hasNextPage ? () => setNext({ of, after: pageInfo.endCursor }) : undefined}
              loadingMore={answer.stale}
            />
          )
        }
      </Loaded>
    </Panel>
  );
}

const NOTHING: List<never> = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
