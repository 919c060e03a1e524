import { dayText, daysBetween } from '../domain/dates';
import { stageSpans as words } from '../messages/en/timeline';
import styles from './StageSpans.module.css';

export interface StageSpan {
  readonly key: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
  /** Milestones in it. */
  readonly count: number;
}

interface Props {
  readonly spans: readonly StageSpan[];
  readonly goLiveOn: string | null;
}

/** The stages of one plan, one below the other, over its whole time. */
export function StageSpans({ spans, goLiveOn }: Props) {
  const first = spans.map(({ from }) => from).sort()[0];
  const last = spans
    .map(({ to }) => to)
    .sort()
    .at(-1);
  if (first === undefined || last === undefined) return null;
  const days = daysBetween(first, last) + 1;
  const share = (from: string, to: string) => `${((daysBetween(from, to) * 100) / days).toFixed(3)}%`;
  return (
    <ul className={styles['spans']}>
      {spans.map(({ key, label, from, to, count }) => (
        <li key={key}>
          <span>{label}</span>
          <span className={styles['track']} aria-hidden="true">
            <span
              className={styles['bar']}
              style={{
                insetInlineStart: share(first, from),
                inlineSize: `calc(${share(from, to)} + ${100 / days}%)`,
              }}
            />
            {goLiveOn !== null && goLiveOn >= from && goLiveOn <= to ? (
              <span className={styles['goLive']} style={{ insetInlineStart: share(first, goLiveOn) }} />
            ) : null}
          </span>
          <span className={styles['dates']}>{words.dates(dayText(from), dayText(to), count)}</span>
        </li>
      ))}
    </ul>
  );
}
