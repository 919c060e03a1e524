import { Suspense, lazy, useState } from 'react';
import { ActivateHealthModel } from '../../../acts/ActivateHealthModel';
import { BacktestHealthModel } from '../../../acts/BacktestHealthModel';
import { DownloadCsv } from '../../../app/DownloadCsv';
import { usePageQuery } from '../../../app/graphql/use-api';
import { useMay } from '../../../app/rights';
import { useOpenAct } from '../../../app/use-open-act';
import { instantText } from '../../../domain/dates';
import { models as words } from '../../../messages/en/health-models';
import { Button } from '../../../ui/Button';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Panel } from '../../../ui/Page';
import { Empty, Loaded } from '../../../ui/States';
import type { Show } from '../page';
import { HEALTH_MODELS, type Model } from '../page.graphql';
import { Rubric } from './Rubric';
import styles from './models.module.css';
import { nameOf, usesText } from './use-words';

const PublishHealthModel = lazy(() => import('../../../acts/PublishHealthModel'));

interface Props {
  readonly shown: string | undefined;
  readonly show: Show;
}

/** The published models, and the rubric of one of them. */
export function Models(props: Props) {
  const answer = usePageQuery(HEALTH_MODELS, {});
  return (
    <Loaded answer={answer} lines={14}>
      {({ healthModels: { nodes } }) =>
        nodes.length === 0 ? <Empty>{words.none}</Empty> : <Known {...props} models={nodes} />
      }
    </Loaded>
  );
}

function Known({ models, shown, show }: Props & { readonly models: readonly Model[] }) {
  const mayWrite = useMay('HEALTH_MODEL_WRITE');
  const [publishing, setPublishing] = useState(false);
  const act = useOpenAct<Model, 'activate' | 'backtest'>(models, ({ id }) => id);
  const model = models.find(({ id }) => id === shown) ?? models[0]!;
  const columns = columnsOf(show);
  const acts: Column<Model> = {
    name: words.columns.acts,
    screenOnly: true,
    short: true,
    cell: (row) =>
      (['activate', 'backtest'] as const).map((each) => (
        <Button
          key={each}
          aria-label={words.actsOf(words[each], nameOf(row))}
          onPress={() => act.start(each, row)}
        >
          {words[each]}
        </Button>
      )),
  };
  return (
    <>
      <Panel
        title={words.list}
        count={models.length}
        actions={
          <>
            <DownloadCsv name="health-models" columns={columns} rows={models} />
            {mayWrite ? <Button onPress={() => setPublishing(true)}>{words.publish}</Button> : null}
          </>
        }
      >
        {mayWrite ? null : <p className={styles['muted']}>{words.onlyManagers}</p>}
        <DataTable
          caption={words.caption}
          columns={mayWrite ? [...columns, acts] : columns}
          rows={models}
          keyOf={({ id }) => id}
        />
      </Panel>
      <Rubric model={model} />
      <Suspense fallback={null}>
        {publishing ? <PublishHealthModel models={models} onClose={() => setPublishing(false)} /> : null}
      </Suspense>
      {act.open?.act === 'activate' ? (
        <ActivateHealthModel model={act.open.row} name={nameOf(act.open.row)} onClose={act.close} />
      ) : null}
      {act.open?.act === 'backtest' ? (
        <BacktestHealthModel
          model={act.open.row}
          name={nameOf(act.open.row)}
          onStarted={(backtest) => show({ tab: 'backtests', backtest })}
          onClose={act.close}
        />
      ) : null}
    </>
  );
}

const columnsOf = (show: Show): readonly Column<Model>[] => [
  {
    name: words.columns.model,
    short: true,
    cell: (model) => (
      <button type="button" className={styles['name']} onClick={() => show({ model: model.id })}>
        {nameOf(model)}
      </button>
    ),
    text: nameOf,
  },
  {
    name: words.columns.active,
    cell: ({ activeFor }) => usesText(activeFor),
    text: ({ activeFor }) => usesText(activeFor),
  },
  {
    name: words.columns.shadow,
    cell: ({ shadowFor }) => usesText(shadowFor),
    text: ({ shadowFor }) => usesText(shadowFor),
  },
  {
    name: words.columns.published,
    cell: ({ publishedBy, publishedAt }) => words.by(publishedBy, instantText(publishedAt)),
    text: ({ publishedAt }) => publishedAt,
  },
];
