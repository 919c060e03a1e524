import { DownloadCsv } from '../../../app/DownloadCsv';
import { FilterBar } from '../../../app/engagements/FilterBar';
import { filterOf } from '../../../app/engagements/filter';
import { BANDS } from '../../../app/engagements/search';
import { usePageQuery } from '../../../app/graphql/use-api';
import { oneOf } from '../../../app/search';
import { BandColumns } from '../../../charts/BandColumns';
import { PairedColumns } from '../../../charts/PairedColumns';
import { TrendLine } from '../../../charts/TrendLine';
import { dayText, monthText, plusDays, todayIn } from '../../../domain/dates';
import { decimalText } from '../../../domain/numbers';
import { wordOf } from '../../../domain/words';
import { trend as words } from '../../../messages/en/portfolio';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Select } from '../../../ui/Field';
import { Columns, Panel } from '../../../ui/Page';
import { Empty, Loaded } from '../../../ui/States';
import { chipsOf } from '../groups';
import { INTERVALS } from '../search';
import { PORTFOLIO_TREND, type TrendPoint } from '../trend.graphql';
import styles from './Trend.module.css';
import type { TabProps } from './Engagements';

const DAYS = { WEEK: 26 * 7 - 1, MONTH: 364 };

/** How the portfolio developed, week by week or month by month. */
export function Trend({ search, change }: TabProps) {
  const { interval = 'WEEK' } = search;
  const to = todayIn('UTC');
  const filter = filterOf({ ...search, status: search.status ?? 'ALL' });
  const answer = usePageQuery(PORTFOLIO_TREND, { filter, interval, from: plusDays(to, -DAYS[interval]), to });
  return (
    <>
      <FilterBar search={search} change={change} chips={chipsOf(search, () => null)} isWhole>
        <Select
          label={words.interval}
          value={interval}
          options={INTERVALS.map((value) => ({ value, label: words.intervals[value] }))}
          onChange={(value) => change({ interval: oneOf(INTERVALS, value) })}
        />
      </FilterBar>
      <Loaded answer={answer} lines={16}>
        {({ portfolioTrend }) => {
          const points = sinceFirst(portfolioTrend);
          return points.length === 0 ? (
            <Empty>{words.none}</Empty>
          ) : (
            <Charts points={points} interval={interval} />
          );
        }}
      </Loaded>
    </>
  );
}

/** Without the time before there was anything. */
const sinceFirst = (points: readonly TrendPoint[]): readonly TrendPoint[] => {
  const first = points.findIndex(({ engagements, goLivesReached, goLivesPlanned }) =>
    [engagements, goLivesReached, goLivesPlanned].some((count) => count > 0),
  );
  return first < 0 ? [] : points.slice(first);
};

interface ChartsProps {
  readonly points: readonly TrendPoint[];
  readonly interval: (typeof INTERVALS)[number];
}

/** The last day of a point's interval, which ends at 24:00 UTC or now. */
const lastDayOf = ({ at }: TrendPoint) => new Date(Date.parse(at) - 1).toISOString().slice(0, 10);

function Charts({ points, interval }: ChartsProps) {
  const nameOf = (point: TrendPoint) =>
    interval === 'MONTH' ? monthText(lastDayOf(point)) : dayText(lastDayOf(point));
  const columns = points.map((point) => ({
    ...{ key: point.at, label: nameOf(point), bands: point.bands, isPartial: point.partial },
    pair: [point.goLivesPlanned, point.goLivesReached] as const,
  }));
  return (
    <>
      <Panel title={words.bands}>
        <BandColumns label={words.bands} columns={columns} />
      </Panel>
      <Columns>
        <Panel title={words.goLives}>
          <PairedColumns
            label={`${words.goLives}: ${words.goLivesSays}`}
            names={[words.planned, words.reached]}
            columns={columns}
          />
        </Panel>
        <Line name={words.score} low={0} high={100} values={points.map(({ averageScore }) => averageScore)} />
        <Line
          name={words.variance}
          low={0}
          high={5}
          values={points.map(({ meanVarianceDays }) => meanVarianceDays)}
        />
        <Line
          name={words.blockers}
          low={0}
          high={5}
          values={points.map(({ openBlockers }) => openBlockers)}
        />
      </Columns>
      <Numbers points={points} nameOf={nameOf} />
    </>
  );
}

interface LineProps {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly low: number;
  readonly high: number;
}

function Line({ name, values, low, high }: LineProps) {
  const known = values.filter((value) => value !== null);
  const last = known.at(-1);
  const text = (value: number | undefined) => (value === undefined ? '—' : decimalText(value));
  return (
    <Panel title={name} actions={<strong>{text(last)}</strong>}>
      <TrendLine label={`${name}: ${text(known[0])} – ${text(last)}`} values={values} low={low} high={high} />
    </Panel>
  );
}

interface NumbersProps {
  readonly points: readonly TrendPoint[];
  readonly nameOf: (point: TrendPoint) => string;
}

function Numbers({ points, nameOf }: NumbersProps) {
  const number = (name: string, of: (point: TrendPoint) => number | null): Column<TrendPoint> => ({
    ...{ name, numeric: true, text: of },
    cell: (point) => {
      const value = of(point);
      return value === null ? '—' : decimalText(value);
    },
  });
  const columns: readonly Column<TrendPoint>[] = [
    {
      name: words.until,
      cell: (point) => (
        <span className={styles['when']}>
          {nameOf(point)} {point.partial ? `(${words.soFar})` : null}
        </span>
      ),
      text: lastDayOf,
    },
    number(words.engagements, ({ engagements }) => engagements),
    ...BANDS.map((band) =>
      number(wordOf(band), ({ bands }) => bands.find((each) => each.band === band)?.engagements ?? 0),
    ),
    number(words.score, ({ averageScore }) => averageScore),
    number(words.variance, ({ meanVarianceDays }) => meanVarianceDays),
    number(words.blockers, ({ openBlockers }) => openBlockers),
    number(words.planned, ({ goLivesPlanned }) => goLivesPlanned),
    number(words.reached, ({ goLivesReached }) => goLivesReached),
  ];
  const latestFirst = points.toReversed();
  return (
    <Panel
      title={words.numbers}
      actions={
        <DownloadCsv name={`portfolio-trend-${todayIn('UTC')}`} columns={columns} rows={latestFirst} />
      }
    >
      <DataTable caption={words.caption} columns={columns} rows={latestFirst} keyOf={({ at }) => at} />
    </Panel>
  );
}
