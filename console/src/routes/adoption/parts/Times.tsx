import { type FragmentOf, type ResultOf, readFragment } from '../../../app/graphql/types';
import { hoursText } from '../../../domain/numbers';
import { adoption } from '../../../messages/en/adoption';
import { TIMES } from '../page.graphql';
import { AskedPanel } from './AskedPanel';
import styles from './Times.module.css';

const words = adoption.times;
type Stats = ResultOf<typeof TIMES>['timeToFirstCall'];

interface Props {
  readonly data: FragmentOf<typeof TIMES>;
  readonly variables: Readonly<Record<string, unknown>>;
}

export function Times({ data, variables }: Props) {
  const { timeToFirstCall, timeToProduction } = readFragment(TIMES, data);
  return (
    <AskedPanel title={words.title} asked={TIMES} variables={variables} metric="times">
      <Time title={words.toFirst} stats={timeToFirstCall} />
      <Time title={words.toProduction} stats={timeToProduction} />
    </AskedPanel>
  );
}

const Time = ({
  title,
  stats: { medianHours, p90Hours, n, pending },
}: {
  readonly title: string;
  readonly stats: Stats;
}) => (
  <div className={styles['time']}>
    <h3>{title}</h3>
    <p>
      {medianHours === null ? (
        words.none
      ) : (
        <>
          <strong>{hoursText(medianHours)}</strong> {words.median}
          {p90Hours === null ? '' : `, ${words.p90(hoursText(p90Hours))}`}
        </>
      )}
    </p>
    <p className={styles['note']}>
      {words.measured(n)}, {words.pending(pending)}
    </p>
  </div>
);
