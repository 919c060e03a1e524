import { useMemo } from 'react';
import { type FragmentOf, readFragment } from '../../../app/graphql/types';
import { AreaChart } from '../../../charts/AreaChart';
import { largestSeries } from '../../../charts/series';
import { intervalText } from '../../../charts/time-marks';
import { countText, shortText } from '../../../domain/numbers';
import { wordOf } from '../../../domain/words';
import { adoption } from '../../../messages/en/adoption';
import { Select } from '../../../ui/Field';
import { Empty } from '../../../ui/States';
import { daysOf } from '../filter';
import { SERIES } from '../page.graphql';
import { DIMENSIONS, type Dimension, INTERVALS, type Interval } from '../search';
import type { useAdoption } from '../use-adoption';
import { AskedPanel } from './AskedPanel';
import styles from './CallsOverTime.module.css';
import { Quality } from './Quality';
import { REST } from './rest';

const words = adoption.series;

const LENGTH_MS = { HOUR: 3_600_000, DAY: 86_400_000, WEEK: 7 * 86_400_000, MONTH: 30 * 86_400_000 } as const;

interface Props {
  readonly adoption: ReturnType<typeof useAdoption>;
  readonly data: FragmentOf<typeof SERIES>;
  readonly variables: Readonly<Record<string, unknown>> & {
    readonly groupBy: Dimension;
    readonly interval: Interval;
  };
}

/** Calls stacked by a dimension; dragging over them narrows the range. Below, errors and latency of each group. */
export function CallsOverTime({ adoption: { change, range }, data, variables }: Props) {
  const { groupBy, interval } = variables;
  const { series } = readFragment(SERIES, data);
  const points = series[0]?.points ?? [];
  const times = useMemo(() => points.map(({ start }) => new Date(start)), [points]);
  const shown = largestSeries(
    series.map(({ key, label, points: own }) => ({
      key: key ?? REST,
      label: label ?? words.rest,
      values: own.map(({ calls }) => calls),
    })),
    { key: REST, label: words.rest },
  );
  const narrow = (from: number, to: number) => {
    const end = new Date((times[to + 1] ?? new Date(`${range.to}T23:59:59Z`)).getTime() - 1);
    const [first, last] = [dayOf(times[from]!), dayOf(end)];
    change({ from: first < range.from ? range.from : first, to: last > range.to ? range.to : last });
  };
  return (
    <AskedPanel
      title={words.title}
      asked={SERIES}
      variables={variables}
      metric="series"
      parameters={{ interval, groupBy }}
      actions={<Choices {...{ groupBy, interval, range, change }} />}
    >
      {times.length < 2 || series.length === 0 ? (
        <Empty>{adoption.nothing}</Empty>
      ) : (
        <>
          <AreaChart
            label={words.label(wordOf(groupBy))}
            times={times}
            nameOf={(place) => intervalText(times[place]!, LENGTH_MS[interval])}
            isPartial={(place) => points[place]!.partial}
            series={shown}
            restKey={REST}
            format={countText}
            formatShort={shortText}
            onBrush={narrow}
          />
          <Quality series={series} shown={shown} />
        </>
      )}
    </AskedPanel>
  );
}

const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

interface ChoicesProps extends Pick<ReturnType<typeof useAdoption>, 'range' | 'change'> {
  readonly groupBy: Dimension;
  readonly interval: Interval;
}

function Choices({ groupBy, interval, range, change }: ChoicesProps) {
  const intervals = INTERVALS.filter((each) => each !== 'HOUR' || daysOf(range) <= 31);
  return (
    <div className={styles['choices']}>
      <Select
        label={words.by}
        value={groupBy}
        onChange={(group) => change({ group: group as Dimension })}
        options={DIMENSIONS.map((value) => ({ value, label: wordOf(value) }))}
      />
      <Select
        label={words.interval}
        value={interval}
        onChange={(value) => change({ interval: value as Interval })}
        options={intervals.map((value) => ({ value, label: wordOf(value) }))}
      />
    </div>
  );
}
