import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { dayText, weekdayText } from '../domain/dates';
import { countText, shortText } from '../domain/numbers';
import { charts as words } from '../messages/en/day-bars';
import styles from './DayBars.module.css';

export interface DaySeries {
  readonly name: string;
  /** One for each day. */
  readonly values: readonly number[];
}

interface Props {
  /** What the chart shows. */
  readonly label: string;
  readonly days: readonly string[];
  /** Drawn on top of each other, the first at the bottom; at most four. */
  readonly series: readonly DaySeries[];
}

/** A stacked bar for each day; pointing at one, or moving with the arrow keys, reads it out. */
export function DayBars({ label, days, series }: Props) {
  const [chosen, setChosen] = useState<number | null>(null);
  const totals = days.map((_day, place) => series.reduce((sum, { values }) => sum + values[place]!, 0));
  const top = niceTop(Math.max(...totals));
  const last = days.length - 1;
  const shown = chosen ?? last;
  const readout = `${weekdayText(days[shown]!)}: ${countText(totals[shown]!)} ${words.calls}`;
  const point = ({ clientX, currentTarget }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    setChosen(Math.min(last, Math.max(0, Math.floor(((clientX - left) / width) * days.length))));
  };
  const press = (event: KeyboardEvent) => {
    const to = { ArrowLeft: shown - 1, ArrowRight: shown + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setChosen(Math.min(last, Math.max(0, to)));
  };
  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['legend']}>
        <strong className={styles['readout']}>{readout}</strong>
        <ul>
          {series.map(({ name, values }, place) => (
            <li key={name} className={styles[`series${place}`]}>
              {name} <span className={styles['value']}>{countText(values[shown]!)}</span>
            </li>
          ))}
        </ul>
      </figcaption>
      <div className={styles['plot']}>
        <p className={styles['axis']} aria-hidden="true">
          <span>{shortText(top)}</span>
          <span>0</span>
        </p>
        <div
          className={styles['area']}
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={last}
          aria-valuenow={shown}
          aria-valuetext={readout}
          onKeyDown={press}
          onPointerMove={point}
          onPointerLeave={() => setChosen(null)}
        >
          <svg viewBox={`0 0 ${days.length} 100`} preserveAspectRatio="none" aria-hidden="true">
            {days.map((day, place) => (
              <Bar key={day} place={place} series={series} top={top} isChosen={place === chosen} />
            ))}
          </svg>
        </div>
      </div>
      <p className={styles['days']} aria-hidden="true">
        <span>{dayText(days[0]!)}</span>
        <span>{dayText(days[last]!)}</span>
      </p>
    </figure>
  );
}

interface BarProps {
  readonly place: number;
  readonly series: readonly DaySeries[];
  readonly top: number;
  readonly isChosen: boolean;
}

function Bar({ place, series, top, isChosen }: BarProps) {
  let from = 100;
  return (
    <g className={isChosen ? styles['chosen'] : undefined}>
      {series.map(({ name, values }, each) => {
        const height = (values[place]! / top) * 100;
        from -= height;
        return (
          <rect
            key={name}
            className={styles[`series${each}`]}
            x={place + 0.1}
            y={from}
            width={0.8}
            height={height}
          />
        );
      })}
    </g>
  );
}

/** The next of 1, 2, 5, 10, 20 … that is not below; at least 1. */
export function niceTop(most: number): number {
  if (most <= 1) return 1;
  const unit = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 5, 10].map((step) => step * unit).find((each) => each >= most)!;
}
