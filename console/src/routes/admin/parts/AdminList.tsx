import { type ReactNode, useState } from 'react';
import { DownloadCsv } from '../../../app/DownloadCsv';
import type { Connection } from '../../../app/further';
import { type Answer, usePageQuery } from '../../../app/graphql/use-api';
import type { TadaDocumentNode } from '../../../app/graphql/types';
import { admin as words } from '../../../messages/en/admin';
import { DataTable, type Column } from '../../../ui/DataTable';
import { Panel } from '../../../ui/Page';
import { Empty, Loaded } from '../../../ui/States';

type PageVariables = { first: number; after?: string | null };

interface Props<Data, Row> {
  readonly title: string;
  readonly document: TadaDocumentNode<Data, PageVariables>;
  readonly pick: (data: Data) => Connection<Row>;
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly empty: string;
  readonly actions?: (rows: readonly Row[]) => ReactNode;
}

const PAGE = 50;

/** One of the lists of this page, with its CSV; more is shown on request. */
export function AdminList<Data, Row>(props: Props<Data, Row>) {
  const { title, document, pick, columns, keyOf, empty, actions } = props;
  const [after, setAfter] = useState<string | null>(null);
  const answer: Answer<Data> = usePageQuery(document, { first: PAGE, after });
  const { nodes, pageInfo } = answer.data ? pick(answer.data) : NOTHING;
  const rows: readonly Row[] = nodes;
  return (
    <Panel
      title={title}
      actions={
        <>
          {actions?.(rows)}
          <DownloadCsv name={title.toLowerCase().replaceAll(' ', '-')} columns={columns} rows={rows} />
        </>
      }
    >
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
              more={pageInfo.hasNextPage ? () => setAfter(pageInfo.endCursor) : undefined}
              loadingMore={answer.stale}
            />
          )
        }
      </Loaded>
    </Panel>
  );
}

const NOTHING: Connection<never> = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
