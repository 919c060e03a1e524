import { area, line } from 'd3-shape';
import { scaleTo } from './scale';
import styles from './Sparkline.module.css';

const [WIDTH, HEIGHT, PADDING] = [100, 32, 2];

interface Props {
  /** Evenly spread; null leaves a gap. */
  readonly values: readonly (number | null)[];
  /** Top of the scale, which larger values touch; the largest if omitted. Give the same to lines that are compared. */
  readonly max?: number;
  /** Says what the line shows, e.g. `Error rate, 0% to 3%`. */
  readonly label: string;
  /** Class that sets `--series`. */
  readonly colour: string;
  readonly filled?: boolean;
}

/** A line as wide as its place, without axes. */
export function Sparkline({ values, max, label, colour, filled = false }: Props) {
  const x = scaleTo(Math.max(1, values.length - 1), [0, WIDTH]);
  const top = max ?? Math.max(...values.map((value) => value ?? 0), 0);
  const scale = scaleTo(top, [HEIGHT - PADDING, PADDING]);
  const y = (value: number) => scale(Math.min(value, top));
  const isThere = (value: number | null) => value !== null;
  const path = line<number | null>(
    (_value, place) => x(place),
    (value) => y(value ?? 0),
  ).defined(isThere);
  const under = area<number | null>()
    .x((_value, place) => x(place))
    .y0(HEIGHT)
    .y1((value) => y(value ?? 0))
    .defined(isThere);
  const points = [...values];
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={`${styles['line']} ${colour}`}
    >
      <title>{label}</title>
      {filled ? <path className={styles['under']} d={under(points) ?? undefined} /> : null}
      <path className={styles['stroke']} d={path(points) ?? undefined} />
      {values.map((value, place) =>
        value !== null && isAlone(values, place) ? (
          <path key={place} className={styles['dot']} d={`M${x(place)},${y(value)}h0.01`} />
        ) : null,
      )}
    </svg>
  );
}

/** A point between gaps would be no line. */
const isAlone = (values: readonly (number | null)[], place: number): boolean =>
  (values[place - 1] ?? null) === null && (values[place + 1] ?? null) === null;
