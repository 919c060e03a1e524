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

interface Props {
  readonly label: string;
  readonly points: readonly ScorePoint[];
  /** Days, inclusive. */
  readonly from: string;
  readonly to: string;
  readonly criticalBelow: number;
  readonly atRiskBelow: number;
}

/** A score over time on the zones of its bands, and below it the bands that were shown. */
export function ScoreHistory({ label, points, from, to, criticalBelow, atRiskBelow }: Props) {
  const start = Date.parse(from);
  const end = Math.max(start + 1, Date.parse(to) + 86_400_000);
  const x = (at: string) => ((Date.parse(at) - start) / (end - start)) * 100;
  const last = points.at(-1);
  const drawn = last ? [...points, { ...last, at: new Date(end).toISOString() }] : [];
  const path = line<ScorePoint>()
    .defined(({ score }) => score !== null)
    .x(({ at }) => x(at))
    .y(({ score }) => 100 - (score ?? 0))
    .curve(curveStepAfter)(drawn);
  return (
    <figure role="img" aria-label={label} className={styles['figure']}>
      <div className={styles['plot']}>
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
      </div>
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
    </figure>
  );
}

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
