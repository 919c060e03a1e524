import { area, stack, stackOrderNone } from 'd3-shape';
import { useId } from 'react';
import styles from './AreaChart.module.css';
import { ChartFigure } from './ChartFigure';
import { colourOf } from './colours';
import { marksFor, scaleTo } from './scale';
import { type Series, sumOf } from './series';
import { timeMarks } from './time-marks';
import { type Brush, useBrush } from './use-brush';
import { useWidth } from './use-width';

const HEIGHT = 260;
const MARGIN = { top: 8, right: 8, bottom: 24, left: 48 };

export interface AreaChartProps {
  readonly label: string;
  /** Start of each point's interval, evenly spread. */
  readonly times: readonly Date[];
  readonly nameOf: (place: number) => string;
  /** Whether the interval is cut off by the range, or not over yet. */
  readonly isPartial: (place: number) => boolean;
  /** At most as many as there are colours. */
  readonly series: readonly Series[];
  /** Key of what is added up, which is grey. */
  readonly restKey: string;
  readonly format: (value: number) => string;
  readonly formatShort: (value: number) => string;
  /** Shows only the part between two places. */
  readonly onBrush: (from: number, to: number) => void;
}

/** What adds up over time: stacked areas, the values under the pointer, and a table behind it. */
export function AreaChart(props: AreaChartProps) {
  const { label, times, nameOf, isPartial, series, restKey, format, formatShort, onBrush } = props;
  const [frame, width] = useWidth<HTMLDivElement>();
  const brush = useBrush(times.length, MARGIN.left, width - MARGIN.right, onBrush);
  const totals = times.map((_time, place) => sumOf(series.map(({ values }) => values[place] ?? 0)));
  const at = brush.at;
  const valueText =
    at === null ? undefined : `${nameOf(at)}: ${format(totals[at]!)}${isPartial(at) ? ' *' : ''}`;
  return (
    <ChartFigure {...{ label, nameOf, isPartial, series, restKey, format, totals, brush }}>
      <div
        ref={frame}
        className={styles['frame']}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, times.length - 1)}
        aria-valuenow={at ?? 0}
        aria-valuetext={valueText}
        {...brush.handlers}
      >
        <svg width={width} height={HEIGHT} className={styles['chart']} aria-hidden="true">
          <Plot {...{ times, series, restKey, totals, formatShort, isPartial, width, brush }} />
        </svg>
      </div>
    </ChartFigure>
  );
}

interface PlotProps extends Pick<
  AreaChartProps,
  'times' | 'series' | 'restKey' | 'formatShort' | 'isPartial'
> {
  readonly totals: readonly number[];
  readonly width: number;
  readonly brush: Brush;
}

function Plot({ times, series, restKey, totals, formatShort, isPartial, width, brush }: PlotProps) {
  const hatch = useId();
  const marks = marksFor(Math.max(...totals, 0));
  const y = scaleTo(marks.at(-1)!, [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const right = Math.max(MARGIN.left + 1, width - MARGIN.right);
  const x = scaleTo(Math.max(1, times.length - 1), [MARGIN.left, right]);
  const layers = stack<number, string>()
    .keys(series.map(({ key }) => key))
    .value((place, key) => series.find((each) => each.key === key)!.values[place] ?? 0)
    .order(stackOrderNone)(times.map((_time, place) => place));
  const shape = area<[number, number]>()
    .x((_point, place) => x(place))
    .y0(([bottom]) => y(bottom))
    .y1(([, top]) => y(top));
  const [start, end] = [times[0]!, times.at(-1)!];
  const ofTime = scaleTo(end.getTime() - start.getTime(), [MARGIN.left, right]);
  const last = times.length - 1;
  return (
    <>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="3" height="6" className={styles['hatch']} />
        </pattern>
      </defs>
      {marks.map((mark) => (
        <g key={mark} className={styles['mark']}>
          <line x1={MARGIN.left} x2={right} y1={y(mark)} y2={y(mark)} />
          <text x={MARGIN.left - 6} y={y(mark)} dy="0.32em" textAnchor="end">
            {formatShort(mark)}
          </text>
        </g>
      ))}
      {layers.map((layer, place) => (
        <path
          key={layer.key}
          d={shape(layer as unknown as [number, number][]) ?? undefined}
          className={`${styles['area']} ${colourOf(place, layer.key === restKey)}`}
        />
      ))}
      {last > 0 && isPartial(last) ? (
        <rect
          x={x(last - 1)}
          width={x(last) - x(last - 1)}
          y={MARGIN.top}
          height={HEIGHT - MARGIN.bottom - MARGIN.top}
          fill={`url(#${hatch})`}
        />
      ) : null}
      {timeMarks(start, end, Math.floor(width / 110)).map(({ at, label }) => (
        <text
          key={at.getTime()}
          className={styles['time']}
          x={Math.min(right - 18, Math.max(MARGIN.left + 14, ofTime(at.getTime() - start.getTime())))}
          y={HEIGHT - 6}
          textAnchor="middle"
        >
          {label}
        </text>
      ))}
      <Cursor brush={brush} x={x} />
    </>
  );
}

function Cursor({
  brush: { at, range },
  x,
}: {
  readonly brush: Brush;
  readonly x: (place: number) => number;
}) {
  const [top, bottom] = [MARGIN.top, HEIGHT - MARGIN.bottom];
  return (
    <>
      {range ? (
        <rect
          className={styles['range']}
          x={x(range[0])}
          width={x(range[1]) - x(range[0])}
          y={top}
          height={bottom - top}
        />
      ) : null}
      {at === null ? null : <line className={styles['cursor']} x1={x(at)} x2={x(at)} y1={top} y2={bottom} />}
    </>
  );
}
