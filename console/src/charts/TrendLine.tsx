import { line } from 'd3-shape';
import styles from './TrendLine.module.css';

const [WIDTH, HEIGHT, MARGIN] = [100, 40, 3];

interface Props {
  /** What it shows, from which value to which. */
  readonly label: string;
  /** Evenly spread; null leaves a gap. */
  readonly values: readonly (number | null)[];
  /** Ends of the scale, widened by the values. */
  readonly low: number;
  readonly high: number;
}

/** A line without an axis, as wide as its place; its numbers stand beside it. */
export function TrendLine({ label, values, low, high }: Props) {
  const known = values.filter((value) => value !== null);
  const [bottom, top] = [Math.min(low, ...known), Math.max(high, ...known)];
  const x = (place: number) => (place / Math.max(1, values.length - 1)) * WIDTH;
  const y = (value: number) =>
    HEIGHT - MARGIN - ((value - bottom) / Math.max(1e-9, top - bottom)) * (HEIGHT - 2 * MARGIN);
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_value, place) => x(place))
    .y((value) => y(value ?? 0))([...values]);
  return (
    <svg
      role="img"
      aria-label={label}
      className={styles['line']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {bottom < 0 && top > 0 ? <path className={styles['zero']} d={`M0,${y(0)}H${WIDTH}`} /> : null}
      <path className={styles['stroke']} d={path ?? ''} />
    </svg>
  );
}
