import { DownloadCsv } from '../../../app/DownloadCsv';
import { readAll, useFurther } from '../../../app/further';
import { useApi, usePageQuery } from '../../../app/graphql/use-api';
import { plusDays } from '../../../domain/dates';
import { capacity as words } from '../../../messages/en/capacity';
import { table } from '../../../messages/en/table';
import { Button } from '../../../ui/Button';
import { Panel } from '../../../ui/Page';
import { Empty, Loaded } from '../../../ui/States';
import { WORKLOAD } from '../page.graphql';
import type { CapacitySearch } from '../search';
import { CSV_COLUMNS } from './csv-columns';
import { Engineer } from './Engineer';
import { HeatGrid, type Row } from './HeatGrid';

const WEEKS = 8;
const PAGE = 50;

interface Props {
  /** A Monday. */
  readonly from: string;
  readonly q: string;
  readonly search: CapacitySearch;
  readonly change: (changes: Partial<CapacitySearch>) => void;
}

interface Answered {
  readonly engineerWorkload: readonly Row[];
}

/** The list says no more than its rows: a full page may have another after it. */
const pick = ({ engineerWorkload: nodes }: Answered) => ({
  nodes,
  pageInfo: { hasNextPage: nodes.length === PAGE, endCursor: nodes.at(-1)?.engineer.id ?? null },
});

export function Workload({ from, q, search, change }: Props) {
  const variables = {
    from,
    to: plusDays(from, 7 * WEEKS - 1),
    filter: q === '' ? {} : { q },
  };
  const answer = usePageQuery(WORKLOAD, variables);
  return (
    <Loaded answer={answer} lines={19}>
      {(data) => <Grid data={data} variables={variables} search={search} change={change} />}
    </Loaded>
  );
}

interface GridProps extends Pick<Props, 'search' | 'change'> {
  readonly data: Answered;
  readonly variables: { readonly from: string; readonly to: string; readonly filter: { q?: string } };
}

function Grid({ data, variables, search, change }: GridProps) {
  const { client } = useApi();
  const first = pick(data);
  const further = { document: WORKLOAD, variables, pick };
  const { pages = 0 } = search;
  const { rows, hasMore, loading, readers } = useFurther(first, further, pages);
  const chosen = rows.find(({ engineer }) => engineer.id === search.engineer);
  return (
    <>
      <Panel
        title={words.grid}
        actions={
          <DownloadCsv
            name={`capacity-${variables.from}`}
            columns={CSV_COLUMNS}
            rows={async () => (await readAll(client, first, further)).flatMap(weeksOf)}
          />
        }
      >
        {rows.length === 0 ? (
          <Empty>{words.none}</Empty>
        ) : (
          <HeatGrid rows={rows} onShow={(engineer) => change({ engineer, pages: search.pages })} />
        )}
        <p>{words.legend}</p>
        {hasMore ? (
          <Button onPress={() => change({ pages: pages + 1 })} busy={loading}>
            {table.more}
          </Button>
        ) : null}
        {readers}
      </Panel>
      {chosen ? <Engineer key={chosen.engineer.id} engineer={chosen.engineer} /> : null}
    </>
  );
}

const weeksOf = ({ engineer, weeks }: Row) => weeks.map((week) => ({ engineer: engineer.name, ...week }));
