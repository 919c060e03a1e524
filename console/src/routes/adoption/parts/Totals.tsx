import { type FragmentOf, type ResultOf, readFragment } from '../../../app/graphql/types';
import { changeBetween } from '../../../domain/changes';
import { countText, latencyText, shareText } from '../../../domain/numbers';
import { adoption } from '../../../messages/en/adoption';
import { TOTALS } from '../page.graphql';
import { AskedPanel } from './AskedPanel';
import styles from './Totals.module.css';

const words = adoption.totals;
type Figures = ResultOf<typeof TOTALS>['totals'];

interface Props {
  readonly now: FragmentOf<typeof TOTALS>;
  readonly before: FragmentOf<typeof TOTALS>;
  readonly variables: Readonly<Record<string, unknown>>;
}

const FIGURES: readonly {
  readonly name: string;
  readonly note?: string;
  readonly of: (figures: Figures) => number | null;
  readonly text: (value: number) => string;
  /** Whether more of it is good news, bad news or neither. */
  readonly more?: 'good' | 'bad';
}[] = [
  { name: words.calls, of: ({ calls }) => calls, text: countText, more: 'good' },
  {
    name: words.errorRate,
    note: words.errorRateNote,
    of: ({ errorRate }) => errorRate,
    text: shareText,
    more: 'bad',
  },
  { name: words.throttled, of: ({ throttled }) => throttled, text: countText, more: 'bad' },
  { name: words.p50, of: ({ p50Ms }) => p50Ms, text: latencyText, more: 'bad' },
  { name: words.p95, of: ({ p95Ms }) => p95Ms, text: latencyText, more: 'bad' },
  { name: words.p99, of: ({ p99Ms }) => p99Ms, text: latencyText, more: 'bad' },
];

/** The figures of the range, each with the one of as many days before. */
export function Totals({ now, before, variables }: Props) {
  const [figures, earlier] = [readFragment(TOTALS, now).totals, readFragment(TOTALS, before).totals];
  return (
    <AskedPanel title={words.title} asked={TOTALS} variables={variables} metric="totals">
      <dl className={styles['figures']}>
        {FIGURES.map(({ name, note, of, text, more }) => {
          const [value, was] = [of(figures), of(earlier)];
          return (
            <div key={name} title={note}>
              <dt>{name}</dt>
              <dd className={styles['value']}>{value === null ? '—' : text(value)}</dd>
              <dd className={styles['change']}>
                <ChangeText value={value} was={was} text={text} more={more} />
              </dd>
            </div>
          );
        })}
      </dl>
    </AskedPanel>
  );
}

interface ChangeProps {
  readonly value: number | null;
  readonly was: number | null;
  readonly text: (value: number) => string;
  readonly more: 'good' | 'bad' | undefined;
}

function ChangeText({ value, was, text, more }: ChangeProps) {
  if (value === null || was === null) return `${was === null ? words.none : text(was)} ${words.before}`;
  const { share, direction } = changeBetween(was, value);
  if (direction === 'same') return words.same;
  const isGood = (direction === 'up') === (more === 'good');
  return (
    <>
      <span className={styles[isGood ? 'good' : 'bad']}>
        {direction === 'up' ? '▲' : '▼'} {share === null ? '' : shareText(Math.abs(share))}
      </span>{' '}
      {text(was)} {words.before}
    </>
  );
}
