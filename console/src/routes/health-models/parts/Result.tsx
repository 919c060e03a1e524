import { useEffect, useState } from 'react';
import { CancelBacktest } from '../../../acts/CancelBacktest';
import { usePageQuery } from '../../../app/graphql/use-api';
import { useMay } from '../../../app/rights';
import { dayText, instantText } from '../../../domain/dates';
import { shareText } from '../../../domain/numbers';
import { backtests as words } from '../../../messages/en/health-models';
import { Button } from '../../../ui/Button';
import { Panel } from '../../../ui/Page';
import { Empty, Loaded } from '../../../ui/States';
import { BACKTEST, type Backtest } from '../backtests.graphql';
import type { Show } from '../page';
import { Differing, Figures } from './Figures';
import styles from './models.module.css';
import { nameOf } from './use-words';

const ASKED_AGAIN_MS = 1_500;

interface Props {
  readonly id: string;
  readonly show: Show;
}

/** One backtest: how far it is, and what came out. */
export function Result({ id, show }: Props) {
  const answer = usePageQuery(BACKTEST, { id });
  const state = answer.data?.backtest?.state;
  const { retry } = answer;
  const isUnfinished = state === 'WAITING' || state === 'RUNNING';
  useEffect(() => {
    if (!isUnfinished) return undefined;
    const timer = setInterval(retry, ASKED_AGAIN_MS);
    return () => clearInterval(timer);
    // The function is another with each rendering, which is no reason to wait again.
  }, [isUnfinished, id]);
  return (
    <>
      <div>
        <Button onPress={() => show({ tab: 'backtests' })}>{words.list}</Button>
      </div>
      <Loaded answer={answer} lines={14}>
        {({ backtest }) => (backtest ? <Known backtest={backtest} /> : <Empty>{words.missing}</Empty>)}
      </Loaded>
    </>
  );
}

function Known({ backtest }: { readonly backtest: Backtest }) {
  const { model, from, to, outcome, createdBy, createdAt, state, progress, tooFew } = backtest;
  const [cancelling, setCancelling] = useState(false);
  const mayWrite = useMay('BACKTEST_WRITE');
  const isUnfinished = state === 'WAITING' || state === 'RUNNING';
  return (
    <>
      <Panel
        title={words.result(nameOf(model))}
        actions={
          isUnfinished && mayWrite ? (
            <Button kind="danger" onPress={() => setCancelling(true)}>
              {words.cancel}
            </Button>
          ) : null
        }
      >
        <p>
          {words.outcomes[outcome]}, {words.days(dayText(from), dayText(to))}
        </p>
        <p className={styles['muted']}>{words.by(createdBy, instantText(createdAt))}</p>
        {isUnfinished ? (
          <>
            <progress className={styles['progress']} max={1} value={progress} aria-label={words.progress} />
            <p role="status">{words.running(shareText(progress))}</p>
          </>
        ) : null}
        {state === 'CANCELLED' ? <p>{words.cancelled}</p> : null}
        {state === 'FAILED' ? <p role="alert">{words.failed(shareText(progress))}</p> : null}
        {tooFew ? <p>{words.tooFew(tooFew.n, tooFew.needed)}</p> : null}
        {cancelling ? <CancelBacktest backtest={backtest} onClose={() => setCancelling(false)} /> : null}
      </Panel>
      {state === 'DONE' ? (
        <>
          <Figures backtest={backtest} />
          <Differing differing={backtest.differing} />
        </>
      ) : null}
    </>
  );
}
