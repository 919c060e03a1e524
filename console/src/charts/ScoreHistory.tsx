import { curveStepAfter, line } from 'd3-shape';
import { dayText } from '../domain/dates';
import { wordOf } from '../domain/words';
import styles from './ScoreHistory.module.css';
import bands from './bands.module.css';

export interface ScorePoint {
  /** Instant of the evaluation. */
  readonly at: string;
  readonly score: number | null;
  /** The band that was shown, which caps and margins may hold below the score's own. */
  readonly band: string;
}

/** Something that became otherwise at an instant. */
export interface Change {
  readonly at: string;
  readonly label: string;
}

export interface Period {
  readonly from: string;
  /** Null if it goes on. */
  readonly until: string | null;
  readonly band: string;
  /** Who, and why. */
  readonly label: string;
}

interface Props {
  readonly label: string;
  readonly points: readonly ScorePoint[];
  /** Days, inclusive. */
  readonly from: string;
  readonly to: string;
  readonly criticalBelow: number;
  readonly atRiskBelow: number;
  readonly changes: readonly Change[];
  readonly changesLabel: string;
  /** Times in which another band was shown than the computed one. */
  readonly periods: readonly Period[];
  readonly periodsLabel: string;
}

/** A score over time on the zones of its bands, and below it the bands that were shown. */
export function ScoreHistory(props: Props) {
  const { label, points, from, to, criticalBelow, atRiskBelow, changes, periods } = props;
  const start = Date.parse(from);
  const end = Math.max(start + 1, Date.parse(to) + 86_400_000);
  const x = (at: string) => Math.min(100, Math.max(0, ((Date.parse(at) - start) / (end - start)) * 100));
  const now = new Date(end).toISOString();
  const last = points.at(-1);
  const drawn = last ? [...points, { ...last, at: now }] : [];
  const path = line<ScorePoint>()
    .defined(({ score }) => score !== null)
    .x(({ at }) => x(at))
    .y(({ score }) => 100 - (score ?? 0))
    .curve(curveStepAfter)(drawn);
  return (
    <figure className={styles['figure']}>
      <div role="img" aria-label={label} className={styles['plot']}>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <rect className={bands['HEALTHY']} y="0" width="100" height={100 - atRiskBelow} />
          <rect
            className={bands['AT_RISK']}
            y={100 - atRiskBelow}
            width="100"
            height={atRiskBelow - criticalBelow}
          />
          <rect className={bands['CRITICAL']} y={100 - criticalBelow} width="100" height={criticalBelow} />
          <path d={path ?? ''} />
        </svg>
        {[100, atRiskBelow, criticalBelow, 0].map((mark) => (
          <span key={mark} className={styles['mark']} style={{ insetBlockStart: `${100 - mark}%` }}>
            {mark}
          </span>
        ))}
        {changes.map(({ at, label: text }) => (
          <i key={at} className={styles['change']} title={text} style={{ insetInlineStart: `${x(at)}%` }} />
        ))}
      </div>
      {periods.length > 0 ? (
        <div className={styles['strip']} aria-hidden="true">
          {periods.map(({ from: since, until, band, label: text }) => (
            <span
              key={since}
              className={`${bands[band]} ${styles['period']}`}
              title={text}
              style={{
                insetInlineStart: `${x(since)}%`,
                inlineSize: `${Math.max(0.5, x(until ?? now) - x(since))}%`,
              }}
            />
          ))}
        </div>
      ) : null}
      <div className={styles['strip']} aria-hidden="true">
        {bandSpans(drawn).map(({ at, until, band }) => (
          <span
            key={at}
            className={bands[band]}
            title={`${wordOf(band)}, ${dayText(at.slice(0, 10))} – ${dayText(until.slice(0, 10))}`}
            style={{ insetInlineStart: `${x(at)}%`, inlineSize: `${x(until) - x(at)}%` }}
          />
        ))}
      </div>
      <p className={styles['ends']} aria-hidden="true">
        <span>{dayText(from)}</span>
        <span>{dayText(to)}</span>
      </p>
      <Legend {...props} />
    </figure>
  );
}

/** What the marks stand for, in words. */
const Legend = ({ changes, changesLabel, periods, periodsLabel }: Props) => (
  <>
    {changes.length > 0 ? (
      <p className={styles['legend']}>
        <i className={styles['changeKey']} aria-hidden="true" /> {changesLabel}:{' '}
        {changes.map(({ label }) => label).join('; ')}
      </p>
    ) : null}
    {periods.length > 0 ? (
      <ul className={styles['legend']} aria-label={periodsLabel}>
        {periods.map(({ from, label }) => (
          <li key={from}>
            <i className={styles['periodKey']} aria-hidden="true" /> {periodsLabel}, <bdi>{label}</bdi>
          </li>
        ))}
      </ul>
    ) : null}
  </>
);

/** Times in which the same band was shown. */
function bandSpans(points: readonly ScorePoint[]) {
  const spans: { at: string; until: string; band: string }[] = [];
  points.slice(0, -1).forEach(({ at, band }, place) => {
    const until = points[place + 1]!.at;
    const before = spans.at(-1);
    if (before?.band === band) before.until = until;
    else spans.push({ at, until, band });
  });
  return spans;
}
