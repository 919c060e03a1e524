import type { ReactNode } from 'react';
import type { Tone } from '../domain/words';
import styles from './PlanTimeline.module.css';
import { type DayScale, dayScale } from './day-scale';

export interface Span {
  readonly start: string;
  /** Last day, inclusive. */
  readonly end: string;
}

export interface TimelineRow {
  readonly id: string;
  readonly label: ReactNode;
  /** The dates in words, for those who do not see the bars. */
  readonly text: string;
  readonly span: Span | null;
  readonly baseline: Span | null;
  readonly tone: Tone;
  /** Whether its delay would delay the goal. */
  readonly critical: boolean;
  /** Drawn as a diamond at its end. */
  readonly goal: boolean;
  /** Last day of a whisker behind the goal; none if omitted. */
  readonly until?: string | null;
}

interface Props {
  readonly caption: string;
  readonly rows: readonly TimelineRow[];
  readonly today: string;
  readonly todayLabel: string;
}

/** A plan over time: a bar for each row, its baseline as a ghost below, and a line for today. */
export function PlanTimeline({ caption, rows, today, todayLabel }: Props) {
  const scale = dayScale(
    rows.flatMap(({ span, baseline, until = null }) => [
      ...[span, baseline].flatMap((each) => [each?.start ?? null, each?.end ?? null]),
      until,
    ]),
    today,
  );
  return (
    <figure className={styles['plan']}>
      <figcaption className="visually-hidden">{caption}</figcaption>
      <div className={styles['axis']} aria-hidden="true">
        {scale.ticks.map(({ day, label }) => (
          <span key={day} style={{ insetInlineStart: `${scale.start(day)}%` }}>
            {label}
          </span>
        ))}
      </div>
      <ol className={styles['rows']} data-list="">
        {rows.map((row) => (
          <li key={row.id} className={styles['row']} data-row="">
            <div className={styles['label']} dir="auto">
              {row.label}
            </div>
            <div className={styles['track']} title={row.text}>
              <Lines scale={scale} today={today} />
              <Bars row={row} scale={scale} />
              <span className="visually-hidden">{row.text}</span>
            </div>
          </li>
        ))}
      </ol>
      <p className={styles['today']} aria-hidden="true">
        <span style={{ insetInlineStart: `${scale.start(today)}%` }}>{todayLabel}</span>
      </p>
    </figure>
  );
}

const Lines = ({ scale, today }: { readonly scale: DayScale; readonly today: string }) => (
  <>
    {scale.ticks.map(({ day }) => (
      <i key={day} className={styles['tick']} style={{ insetInlineStart: `${scale.start(day)}%` }} />
    ))}
    <i className={styles['now']} style={{ insetInlineStart: `${scale.start(today)}%` }} />
  </>
);

function Bars({ row, scale }: { readonly row: TimelineRow; readonly scale: DayScale }) {
  const { span, baseline, tone, critical, goal } = row;
  const across = ({ start, end }: Span) => ({
    insetInlineStart: `${scale.start(start)}%`,
    width: `${Math.max(0.4, scale.end(end) - scale.start(start))}%`,
  });
  const shape = `${styles['bar']} ${styles[tone]} ${critical ? styles['critical'] : ''}`;
  return (
    <>
      {span && !goal ? <i className={shape} style={across(span)} /> : null}
      {span && goal && row.until && row.until > span.end ? (
        <i
          className={styles['whisker']}
          style={{
            insetInlineStart: `${scale.end(span.end)}%`,
            width: `${scale.end(row.until) - scale.end(span.end)}%`,
          }}
        />
      ) : null}
      {span && goal ? (
        <i
          className={`${styles['goal']} ${styles[tone]}`}
          style={{ insetInlineStart: `${scale.end(span.end)}%` }}
        />
      ) : null}
      {baseline ? <i className={styles['ghost']} style={across(baseline)} /> : null}
    </>
  );
}
