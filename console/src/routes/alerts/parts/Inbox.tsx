import { type ReactNode, useEffect, useRef } from 'react';
import { DownloadCsv } from '../../../app/DownloadCsv';
import { readAll, useFurther } from '../../../app/further';
import { readFragment } from '../../../app/graphql/types';
import { useApi, useLiveScreen, usePageQuery } from '../../../app/graphql/use-api';
import { todayIn } from '../../../domain/dates';
import { alerts as words } from '../../../messages/en/alerts';
import { table } from '../../../messages/en/table';
import { Button } from '../../../ui/Button';
import { Columns, Panel } from '../../../ui/Page';
import { Empty, Loaded } from '../../../ui/States';
import type { Change } from '../page';
import {
  ALERT,
  ALERTS,
  ALERT_CHANGED,
  ALERT_ROWS,
  type AlertRowsRef,
  type AlertsData,
  MORE_ALERTS,
} from '../page.graphql';
import { filterOf } from '../filter';
import type { AlertsSearch } from '../search';
import { AlertList } from './AlertList';
import { Details } from './Details';
import { Filters } from './Filters';
import styles from './alerts.module.css';
import { CSV_COLUMNS } from './csv-columns';

const pick = ({ alerts }: { readonly alerts: AlertRowsRef }) => {
  const { nodes, pageInfo } = readFragment(ALERT_ROWS, alerts);
  return { pageInfo, nodes: nodes.map((node) => readFragment(ALERT, node)) };
};

interface Props {
  readonly search: AlertsSearch;
  readonly change: Change;
}

/** Alerts beside the one that is looked at. */
export function Inbox({ search, change }: Props) {
  const filter = filterOf(search);
  const answer = usePageQuery(ALERTS, { filter });
  useLiveScreen(ALERT_CHANGED, {});
  return (
    <>
      <Filters search={search} change={change} />
      <Loaded answer={answer} lines={12}>
        {(data) => <Alerts data={data} search={search} change={change} filter={filter} />}
      </Loaded>
    </>
  );
}

interface AlertsProps extends Props {
  readonly data: AlertsData;
  readonly filter: ReturnType<typeof filterOf>;
}

function Alerts({ data, search, change, filter }: AlertsProps) {
  const { client } = useApi();
  const { alert, pages = 0, state = 'open', whose } = search;
  const first = pick(data);
  const further = { document: MORE_ALERTS, variables: { filter }, pick };
  const { rows, hasMore, loading, readers } = useFurther(first, further, pages);
  const shown = rows.find(({ id }) => id === alert) ?? rows[0];
  if (!shown)
    return whose ? (
      <Empty action={<Button onPress={() => change({ whose: undefined })}>{words.showAll}</Button>}>
        {words.noneMine}
      </Empty>
    ) : (
      <Empty>{words.none}</Empty>
    );
  return (
    <Columns>
      <Panel
        title={words.list[state]}
        count={data.alerts.totalCount}
        actions={
          <DownloadCsv
            name={`alerts-${todayIn()}`}
            columns={CSV_COLUMNS}
            rows={() => readAll(client, first, further)}
          />
        }
      >
        <AlertList alerts={rows} shown={shown.id} onShow={(id) => change({ alert: id })} />
        {readers}
        {hasMore ? (
          <Button onPress={() => change({ pages: pages + 1 })} busy={loading}>
            {table.more}
          </Button>
        ) : null}
      </Panel>
      <Beside key={shown.id} isChosen={alert !== undefined}>
        <Details alert={shown} />
      </Beside>
    </Columns>
  );
}

/** Stays in view beside a long list; on a phone, where it stands below the list, it comes into view when it is chosen. */
function Beside({ isChosen, children }: { readonly isChosen: boolean; readonly children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) frame.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <div ref={frame} className={styles['beside']}>
      {children}
    </div>
  );
}
