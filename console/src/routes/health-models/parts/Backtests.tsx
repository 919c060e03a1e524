import { DownloadCsv } from '../../../app/DownloadCsv';
import { usePageQuery } from '../../../app/graphql/use-api';
import { dayText, instantText } from '../../../domain/dates';
import { shareText } from '../../../domain/numbers';
import { backtests as words } from '../../../messages/en/health-models';
import { Badge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Panel } from '../../../ui/Page';
import { Empty, Loaded } from '../../../ui/States';
import { BACKTESTS, type BacktestRow } from '../backtests.graphql';
import type { Show } from '../page';
import { Calibration } from './Calibration';
import { Result } from './Result';
import styles from './models.module.css';
import { nameOf } from './use-words';

const TONES = { WAITING: 'info', RUNNING: 'info', DONE: 'good', CANCELLED: 'plain', FAILED: 'bad' } as const;

interface Props {
  readonly shown: string | undefined;
  readonly show: Show;
}

/** Backtests, newest first, or one of them. */
export function Backtests({ shown, show }: Props) {
  return shown === undefined ? <List show={show} /> : <Result id={shown} show={show} />;
}

function List({ show }: Pick<Props, 'show'>) {
  const answer = usePageQuery(BACKTESTS, { filter: {} });
  const columns = columnsOf(show);
  return (
    <Loaded answer={answer} lines={8}>
      {({ backtests: { nodes, totalCount }, goLiveCalibration: { stages } }) => (
        <>
          {nodes.length === 0 ? (
            <Empty action={<Button onPress={() => show({})}>{words.toModels}</Button>}>{words.none}</Empty>
          ) : (
            <Panel
              title={words.list}
              count={totalCount}
              actions={<DownloadCsv name="backtests" columns={columns} rows={nodes} />}
            >
              <DataTable caption={words.caption} columns={columns} rows={nodes} keyOf={({ id }) => id} />
            </Panel>
          )}
          <Calibration stages={stages} />
        </>
      )}
    </Loaded>
  );
}

const columnsOf = (show: Show): readonly Column<BacktestRow>[] => [
  {
    name: words.columns.model,
    short: true,
    cell: ({ id, model }) => (
      <button
        type="button"
        className={styles['name']}
        onClick={() => show({ tab: 'backtests', backtest: id })}
      >
        {nameOf(model)}
      </button>
    ),
    text: ({ model }) => nameOf(model),
  },
  {
    name: words.columns.outcome,
    cell: ({ outcome }) => words.outcomes[outcome],
    text: ({ outcome }) => words.outcomes[outcome],
  },
  {
    name: words.columns.days,
    cell: ({ from, to }) => words.days(dayText(from), dayText(to)),
    text: ({ from, to }) => `${from} – ${to}`,
  },
  {
    name: words.columns.state,
    cell: ({ state, progress }) => (
      <Badge tone={TONES[state]}>
        {words.states[state]}
        {state === 'RUNNING' ? ` ${shareText(progress)}` : ''}
      </Badge>
    ),
    text: ({ state }) => words.states[state],
  },
  {
    name: words.columns.by,
    cell: ({ createdBy, createdAt }) => words.by(createdBy, instantText(createdAt)),
    text: ({ createdAt }) => createdAt,
  },
];
