import { DownloadCsv } from '../../../app/DownloadCsv';
import { oneOf } from '../../../app/search';
import { type Period, ScoreHistory } from '../../../charts/ScoreHistory';
import { dayText, weekdayText } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { health as words } from '../../../messages/en/health';
import { WordBadge } from '../../../ui/Badge';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Select } from '../../../ui/Field';
import { Panel } from '../../../ui/Page';
import type { HealthOfOne, LatestHealth, Override } from '../one.graphql';
import type { PartProps } from '../page';
import { RANGES } from '../search';

type Point = HealthOfOne['healthHistory'][number];

interface Props {
  readonly points: readonly Point[];
  readonly overrides: readonly Override[];
  readonly model: LatestHealth['model'] | undefined;
  readonly from: string;
  readonly to: string;
  readonly range: (typeof RANGES)[number];
  readonly change: PartProps['change'];
}

const modelOf = ({ model: { slug, version } }: Point): string => words.modelOf(slug, version);
const dayOf = ({ asOf }: Point) => asOf.slice(0, 10);

const COLUMNS: readonly Column<Point>[] = [
  { name: words.day, cell: (point) => weekdayText(dayOf(point)), text: dayOf },
  { name: words.score, numeric: true, cell: ({ score }) => score ?? '—', text: ({ score }) => score },
  { name: words.title, cell: ({ band }) => <WordBadge value={band} />, text: ({ band }) => wordOf(band) },
  {
    name: words.computed,
    cell: ({ computedBand }) => <WordBadge value={computedBand} />,
    text: ({ computedBand }) => wordOf(computedBand),
  },
  { name: words.modelName, cell: modelOf, text: modelOf },
];

/** When another model began to score; the first of the time is none. */
const modelChanges = (points: readonly Point[]) =>
  points
    .filter(({ model }, place) => place > 0 && points[place - 1]!.model.id !== model.id)
    .map((point) => ({ at: point.asOf, label: words.modelChanged(dayText(dayOf(point)), modelOf(point)) }));

/** How the score went, and which band was shown. */
export function History({ points, overrides, model, from, to, range, change }: Props) {
  const latestFirst = [...new Map(points.map((point) => [dayOf(point), point])).values()].toReversed();
  return (
    <Panel
      title={words.history}
      actions={
        <>
          <Select
            label={words.range}
            value={range}
            options={RANGES.map((value) => ({ value, label: words.ranges[value] }))}
            onChange={(value) => change({ range: oneOf(RANGES, value) })}
          />
          <DownloadCsv name={`health-history-${from}-${to}`} columns={COLUMNS} rows={latestFirst} />
        </>
      }
    >
      {points.length === 0 || !model ? (
        <p>{words.noHistory}</p>
      ) : (
        <>
          <ScoreHistory
            label={words.historyOf(dayText(from), dayText(to))}
            points={points.map(({ asOf, score, band }) => ({ at: asOf, score, band }))}
            from={from}
            to={to}
            criticalBelow={model.criticalBelow}
            atRiskBelow={model.atRiskBelow}
            changes={modelChanges(points)}
            changesLabel={words.modelsChanged}
            periods={periodsOf(overrides, from)}
            periodsLabel={words.overridesShown}
          />
          <details>
            <summary>{words.historyTable}</summary>
            <DataTable caption={words.historyCaption} columns={COLUMNS} rows={latestFirst} keyOf={dayOf} />
          </details>
        </>
      )}
    </Panel>
  );
}

/** Overrides of the time, oldest first, with who set each and why. */
const periodsOf = (overrides: readonly Override[], from: string): readonly Period[] =>
  overrides
    .filter(({ endedAt }) => endedAt === null || endedAt >= from)
    .map(({ since, endedAt, band, setBy, reason }) => ({
      ...{ from: since, until: endedAt, band, label: `${wordOf(band)}: ${reason} (${setBy})` },
    }))
    .toReversed();
