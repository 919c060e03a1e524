import { Link } from '@tanstack/react-router';
import { DownloadCsv } from '../../../app/DownloadCsv';
import { FilterBar } from '../../../app/engagements/FilterBar';
import { filterOf } from '../../../app/engagements/filter';
import { useLiveEngagements } from '../../../app/engagements/live';
import { readAll, useFurther } from '../../../app/further';
import { type ResultOf, readFragment } from '../../../app/graphql/types';
import { useApi, usePageQuery } from '../../../app/graphql/use-api';
import { plusDays, todayIn } from '../../../domain/dates';
import { changes as words } from '../../../messages/en/portfolio';
import { DataTable } from '../../../ui/DataTable';
import { TextField } from '../../../ui/Field';
import { Panel } from '../../../ui/Page';
import { Empty, Loaded } from '../../../ui/States';
import {
  CHANGES_LIST,
  CHANGE_ROW,
  type ChangeRef,
  type ChangesRef,
  MORE_CHANGES,
  PORTFOLIO_CHANGES,
} from '../changes.graphql';
import { chipsOf } from '../groups';
import type { PortfolioSearch } from '../search';
import { CHANGE_COLUMNS, CHANGE_CSV_COLUMNS } from './change-columns';
import styles from './Changes.module.css';
import type { TabProps } from './Engagements';

const WEEK = 7;
const MOST_DAYS = 400;
const keyOf = (ref: ChangeRef) => readFragment(CHANGE_ROW, ref).engagement.id;

/** The weekly view: what differs from then, most worrying first. */
export function Changes({ search, change }: TabProps) {
  const today = todayIn('UTC');
  const day = search.since ?? plusDays(today, -WEEK);
  const variables = {
    filter: filterOf({ ...search, status: search.status ?? 'ALL' }),
    since: `${day}T00:00:00.000Z`,
  };
  const answer = usePageQuery(PORTFOLIO_CHANGES, variables);
  useLiveEngagements(variables.filter);
  return (
    <>
      <FilterBar search={search} change={change} chips={chipsOf(search, () => null)} isWhole>
        <TextField
          label={words.since}
          type="date"
          value={day}
          min={plusDays(today, -MOST_DAYS)}
          max={today}
          onChange={(since) => change({ since: since === '' ? undefined : since })}
        />
      </FilterBar>
      <p className={styles['spans']}>
        {([1, 7, 14, 28] as const).map((days) => (
          <Link
            key={days}
            from="/portfolio"
            to="/portfolio"
            search={(before: PortfolioSearch) => ({
              ...before,
              since: plusDays(today, -days),
              pages: undefined,
            })}
            resetScroll={false}
          >
            {words.sinceDays[days]}
          </Link>
        ))}
      </p>
      <Loaded answer={answer} lines={12}>
        {(data) => <List data={data} search={search} change={change} variables={variables} />}
      </Loaded>
    </>
  );
}

const pick = ({ changes }: { readonly changes: ChangesRef }) => readFragment(CHANGES_LIST, changes);

interface ListProps extends TabProps {
  readonly data: ResultOf<typeof PORTFOLIO_CHANGES>;
  readonly variables: { readonly filter: ReturnType<typeof filterOf>; readonly since: string };
}

function List({ data, search, change, variables }: ListProps) {
  const { client } = useApi();
  const first = pick(data);
  const further = { document: MORE_CHANGES, variables, pick };
  const list = useFurther(first, further, search.pages ?? 0);
  if (first.nodes.length === 0) return <Empty>{words.none}</Empty>;
  return (
    <Panel
      title={words.list}
      count={data.changes.totalCount}
      actions={
        <DownloadCsv
          name={`changes-since-${variables.since.slice(0, 10)}`}
          columns={CHANGE_CSV_COLUMNS}
          rows={() => readAll(client, first, further)}
        />
      }
    >
      <p>{words.intro}</p>
      <DataTable
        caption={words.caption}
        columns={CHANGE_COLUMNS}
        rows={list.rows}
        keyOf={keyOf}
        more={list.hasMore ? () => change({ pages: (search.pages ?? 0) + 1 }) : undefined}
        loadingMore={list.loading}
      />
      {list.readers}
    </Panel>
  );
}
