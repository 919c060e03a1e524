import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Suspense, lazy, useState } from 'react';
import { DownloadCsv } from '../../app/DownloadCsv';
import type { ResultOf } from '../../app/graphql/types';
import { usePageQuery } from '../../app/graphql/use-api';
import { PartnerLink } from '../../app/links';
import { useMay } from '../../app/rights';
import { countText, growthText } from '../../domain/numbers';
import { wordOf } from '../../domain/words';
import { partners as words } from '../../messages/en/partners';
import { Button } from '../../ui/Button';
import { type Column, DataTable } from '../../ui/DataTable';
import { Page as Frame, Panel } from '../../ui/Page';
import { Empty, Loaded } from '../../ui/States';
import { PARTNERS_LIST } from './page.graphql';
import { PartnerFilterBar } from './parts/PartnerFilterBar';
import styles from './page.module.css';
import { type PartnersSearch, filterOf } from './search';

const CreatePartner = lazy(() => import('../../acts/CreatePartner'));
const route = getRouteApi('/console/partners');

/** Everybody who integrates with the platform. */
export function Page() {
  const search: PartnersSearch = route.useSearch();
  const navigate = useNavigate({ from: '/partners' });
  const [after, setAfter] = useState<string | null>(null);
  const [creates, setCreates] = useState(false);
  const mayCreate = useMay('PARTNER_WRITE');
  const order = { field: search.order ?? ('NAME' as const), direction: search.direction ?? ('ASC' as const) };
  const answer = usePageQuery(PARTNERS_LIST, {
    filter: filterOf(search),
    orderBy: order,
    first: 50,
    after,
  });
  const change = (changes: Partial<PartnersSearch>, replace = false) => {
    setAfter(null);
    void navigate({
      search: (before: PartnersSearch) => ({ ...before, ...changes }),
      resetScroll: false,
      replace,
    });
  };
  return (
    <Frame
      title={words.title}
      actions={
        mayCreate ? (
          <Button kind="primary" onPress={() => setCreates(true)}>
            {words.create}
          </Button>
        ) : (
          <p className={styles['note']}>{words.mayNot}</p>
        )
      }
    >
      <PartnerFilterBar search={search} change={change} />
      <Loaded answer={answer} lines={16}>
        {({ partners: { nodes, totalCount, pageInfo } }) => (
          <Panel
            title={words.title}
            count={totalCount}
            actions={<DownloadCsv name="partners" columns={COLUMNS} rows={nodes} />}
          >
            {nodes.length === 0 ? (
              <Empty action={<Button onPress={() => change(EVERYBODY)}>{words.clear}</Button>}>
                {words.nothing}
              </Empty>
            ) : (
              <DataTable
                caption={words.list}
                columns={COLUMNS}
                rows={nodes}
                keyOf={({ id }) => id}
                order={order}
                onOrder={({ field, direction }) => change({ order: field as typeof order.field, direction })}
                more={pageInfo.hasNextPage ? () => setAfter(pageInfo.endCursor) : undefined}
                loadingMore={answer.stale}
              />
            )}
          </Panel>
        )}
      </Loaded>
      <Suspense fallback={null}>
        {creates ? (
          <CreatePartner
            onClose={() => setCreates(false)}
            onDone={(slug) => void navigate({ to: '/partners/$slug', params: { slug } })}
          />
        ) : null}
      </Suspense>
    </Frame>
  );
}

const EVERYBODY: PartnersSearch = {
  q: undefined,
  kinds: undefined,
  tiers: undefined,
  regions: undefined,
  whose: undefined,
  order: undefined,
  direction: undefined,
};

type Row = ResultOf<typeof PARTNERS_LIST>['partners']['nodes'][number];

const COLUMNS: readonly Column<Row>[] = [
  {
    name: words.name,
    orderBy: 'NAME',
    text: ({ name }) => name,
    cell: (row) => (
      <>
        <PartnerLink partner={row} />
        {row.internal ? <small className={styles['note']}> {words.internal}</small> : null}
      </>
    ),
  },
  { name: words.kind, short: true, text: ({ kind }) => kind, cell: ({ kind }) => wordOf(kind) },
  {
    name: words.tier,
    short: true,
    orderBy: 'TIER',
    text: ({ tier }) => tier,
    cell: ({ tier }) => wordOf(tier),
  },
  { name: words.region, short: true, text: ({ region }) => region, cell: ({ region }) => region },
  {
    name: words.vertical,
    text: ({ vertical }) => vertical,
    cell: ({ vertical }) => <span dir="auto">{vertical ?? '—'}</span>,
  },
  {
    name: words.engagements,
    numeric: true,
    text: ({ engagements }) => engagements.totalCount,
    cell: ({ engagements }) => countText(engagements.totalCount),
  },
  {
    name: words.calls,
    numeric: true,
    text: ({ adoption }) => adoption.calls,
    cell: ({ adoption }) => countText(adoption.calls),
  },
  {
    name: words.trend,
    numeric: true,
    text: ({ adoption }) => adoption.trend,
    cell: ({ adoption: { trend } }) => (trend === null ? '—' : growthText(trend)),
  },
];
