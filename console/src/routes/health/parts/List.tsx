import { Link } from '@tanstack/react-router';
import { FilterBar } from '../../../app/engagements/FilterBar';
import { filterOf } from '../../../app/engagements/filter';
import { useLiveEngagements } from '../../../app/engagements/live';
import { BANDS, toggled } from '../../../app/engagements/search';
import { DownloadCsv } from '../../../app/DownloadCsv';
import { readAll, useFurther } from '../../../app/further';
import { readFragment } from '../../../app/graphql/types';
import { useApi, usePageQuery } from '../../../app/graphql/use-api';
import { oneOf } from '../../../app/search';
import { SavedViews } from '../../../app/views/SavedViews';
import { BandBars } from '../../../charts/BandBars';
import { todayIn } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { health as words } from '../../../messages/en/health';
import { models } from '../../../messages/en/health-models';
import { DataTable } from '../../../ui/DataTable';
import { Page as Frame, Panel } from '../../../ui/Page';
import { Empty, Loaded } from '../../../ui/States';
import { Tabs } from '../../../ui/Tabs';
import type { PartProps } from '../page';
import {
  HEALTH_LIST,
  HEALTH_ROW,
  HEALTH_ROWS,
  type HealthListData,
  type HealthRowsRef,
  MORE_HEALTH,
} from '../page.graphql';
import { COLUMNS, CSV_COLUMNS } from './columns';

const pick = ({ engagements }: { readonly engagements: HealthRowsRef }) => {
  const { nodes, pageInfo } = readFragment(HEALTH_ROWS, engagements);
  return { pageInfo, nodes: nodes.map((node) => readFragment(HEALTH_ROW, node)) };
};

/** All engagements with what makes their health, worst first. */
export function List({ search, change }: PartProps) {
  const filter = filterOf(search);
  const answer = usePageQuery(HEALTH_LIST, { filter, anyBand: filterOf({ ...search, band: undefined }) });
  useLiveEngagements(filter);
  return (
    <Frame title={words.title} actions={<SavedViews page="HEALTH" />}>
      <Tabs label={models.parts}>
        <Link to="/health" search={{}} aria-current="page">
          {models.tabs.engagements}
        </Link>
        <Link to="/models" search={{}}>
          {models.tabs.models}
        </Link>
        <Link to="/models" search={{ tab: 'backtests' }}>
          {models.tabs.backtests}
        </Link>
      </Tabs>
      <FilterBar search={search} change={change} />
      <Loaded answer={answer} lines={16}>
        {(data) => (
          <>
            <Bands data={data} search={search} change={change} />
            <Rows data={data} search={search} change={change} filter={filter} />
          </>
        )}
      </Loaded>
    </Frame>
  );
}

function Bands({ data, search, change }: PartProps & { readonly data: HealthListData }) {
  const rows = BANDS.map((band) => {
    const engagements = data.portfolio.bands.find((each) => each.band === band)?.engagements ?? 0;
    return { key: band, label: wordOf(band), count: engagements, parts: [{ band, engagements }] };
  });
  return (
    <Panel title={words.bands}>
      <BandBars
        label={words.bands}
        rows={rows}
        chosen={search.band ?? []}
        onChoose={(key) => change({ band: toggled(search.band, oneOf(BANDS, key)!) })}
      />
    </Panel>
  );
}

interface RowsProps extends PartProps {
  readonly data: HealthListData;
  readonly filter: ReturnType<typeof filterOf>;
}

function Rows({ data, search: { pages = 0 }, change, filter }: RowsProps) {
  const { client } = useApi();
  const first = pick(data);
  const further = { document: MORE_HEALTH, variables: { filter }, pick };
  const list = useFurther(first, further, pages);
  if (first.nodes.length === 0) return <Empty>{words.none}</Empty>;
  return (
    <Panel
      title={words.list}
      count={data.engagements.totalCount}
      actions={
        <DownloadCsv
          name={`health-${todayIn()}`}
          columns={CSV_COLUMNS}
          rows={() => readAll(client, first, further)}
        />
      }
    >
      <DataTable
        caption={words.caption}
        columns={COLUMNS}
        rows={list.rows}
        keyOf={({ id }) => id}
        more={list.hasMore ? () => change({ pages: pages + 1 }) : undefined}
        loadingMore={list.loading}
      />
      {list.readers}
    </Panel>
  );
}
