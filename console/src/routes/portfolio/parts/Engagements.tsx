import { Afterwards } from '../../../app/Afterwards';
import { DownloadCsv } from '../../../app/DownloadCsv';
import { FilterBar } from '../../../app/engagements/FilterBar';
import { filterOf } from '../../../app/engagements/filter';
import { useLiveEngagements } from '../../../app/engagements/live';
import { isFiltered } from '../../../app/engagements/search';
import { readAll, useFurther } from '../../../app/further';
import { readFragment } from '../../../app/graphql/types';
import { useApi, usePageQuery } from '../../../app/graphql/use-api';
import { oneOf } from '../../../app/search';
import { todayIn } from '../../../domain/dates';
import { countText, decimalText } from '../../../domain/numbers';
import { portfolio as words } from '../../../messages/en/portfolio';
import { DataTable } from '../../../ui/DataTable';
import { Select } from '../../../ui/Field';
import { Panel } from '../../../ui/Page';
import { Empty, Loaded } from '../../../ui/States';
import { type Grouping, chipsOf, withoutGroup } from '../groups';
import {
  MORE_ENGAGEMENTS,
  PORTFOLIO,
  PORTFOLIO_LIST,
  type PortfolioData,
  ROW,
  type ListRef,
  type RowRef,
} from '../page.graphql';
import { ORDERS, type PortfolioSearch } from '../search';
import { Bars } from './Bars';
import { COLUMNS, CSV_COLUMNS } from './columns';

export interface TabProps {
  readonly search: PortfolioSearch;
  readonly change: (changes: PortfolioSearch) => void;
}

const keyOf = (ref: RowRef) => readFragment(ROW, ref).id;
const pick = ({ engagements }: { readonly engagements: ListRef }) =>
  readFragment(PORTFOLIO_LIST, engagements);

/** Who needs help? Those worst off first. */
export function Engagements({ search, change }: TabProps) {
  const { by = 'LEAD', order = 'HEALTH_SCORE', direction = 'ASC' } = search;
  const orderBy = { field: order, direction };
  const filter = filterOf(search);
  const answer = usePageQuery(PORTFOLIO, {
    filter,
    orderBy,
    groupBy: by,
    anyBand: filterOf({ ...search, band: undefined }),
    anyStage: filterOf({ ...search, stage: undefined }),
    anyGroup: filterOf(withoutGroup(search, by)),
  });
  useLiveEngagements(filter);
  return (
    <>
      <FilterBar search={search} change={change} chips={chipsOf(search, namesIn(answer.data))} />
      <Loaded answer={answer} lines={18}>
        {(data) => (
          <>
            <Bars data={data} search={search} by={by} change={change} />
            <List data={data} search={search} change={change} variables={{ filter, orderBy }} />
          </>
        )}
      </Loaded>
    </>
  );
}

interface ListProps extends TabProps {
  readonly data: PortfolioData;
  readonly variables: {
    readonly filter: ReturnType<typeof filterOf>;
    readonly orderBy: { readonly field: (typeof ORDERS)[number]; readonly direction: 'ASC' | 'DESC' };
  };
}

function List({ data, search, change, variables }: ListProps) {
  const { client } = useApi();
  const first = pick(data);
  const further = { document: MORE_ENGAGEMENTS, variables, pick };
  const list = useFurther(first, further, search.pages ?? 0);
  if (first.nodes.length === 0) return <Empty>{isFiltered(search) ? words.none : words.noneAtAll}</Empty>;
  const { averageScore, lateDays } = data.all;
  const mean = averageScore === null ? null : decimalText(averageScore);
  return (
    <Panel
      title={words.list}
      count={first.totalCount}
      actions={
        <>
          <OrderBy order={variables.orderBy} change={change} />
          <DownloadCsv
            name={`portfolio-${todayIn()}`}
            columns={CSV_COLUMNS}
            rows={() => readAll(client, first, further)}
          />
        </>
      }
    >
      <p>{words.summary(mean, countText(lateDays))}</p>
      <Afterwards>
        <DataTable
          caption={words.caption}
          columns={COLUMNS}
          rows={list.rows}
          keyOf={keyOf}
          order={variables.orderBy}
          onOrder={({ field, direction }) => change({ order: oneOf(ORDERS, field), direction })}
          more={list.hasMore ? () => change({ pages: (search.pages ?? 0) + 1 }) : undefined}
          loadingMore={list.loading}
        />
      </Afterwards>
      {list.readers}
    </Panel>
  );
}

/** Also for phones, on which the columns have no heads. */
function OrderBy({
  order: { field, direction },
  change,
}: {
  readonly order: ListProps['variables']['orderBy'];
  readonly change: TabProps['change'];
}) {
  return (
    <Select
      label={words.order}
      value={`${field} ${direction}`}
      options={Object.entries(words.orders).map(([value, label]) => ({ value, label }))}
      onChange={(value) => {
        const [chosen, way] = value.split(' ');
        change({ order: oneOf(ORDERS, chosen), direction: way === 'ASC' ? 'ASC' : 'DESC' });
      }}
    />
  );
}

/** What ids are called, as far as the answer says. */
const namesIn =
  (data: PortfolioData | undefined) =>
  (by: Grouping, key: string): string | null => {
    if (!data) return null;
    const group = data.byGroup.groups.find((each) => each.key === key);
    if (group) return group.label;
    const [row] = pick(data).nodes.map((ref) => readFragment(ROW, ref));
    if (by === 'LEAD' && row?.lead.id === key) return row.lead.name;
    return by === 'PARTNER' && row?.partner.id === key ? row.partner.name : null;
  };
