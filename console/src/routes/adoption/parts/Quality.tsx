import { Sparkline } from '../../../charts/Sparkline';
import { colourOf } from '../../../charts/colours';
import { type Series, sumOf } from '../../../charts/series';
import { countText, latencyText, shareText } from '../../../domain/numbers';
import { adoption } from '../../../messages/en/adoption';
import { REST } from './rest';
import styles from './CallsOverTime.module.css';

const words = adoption.series;

interface Group {
  readonly key: string | null;
  readonly points: readonly Point[];
}

interface Point {
  readonly calls: number;
  readonly errorRate: number | null;
  readonly p95Ms: number | null;
}

/** Rates and percentiles of fewer calls do not set the scale. */
const ENOUGH_CALLS = 20;

interface Props {
  readonly series: readonly Group[];
  /** Those of the chart above, in their order. */
  readonly shown: readonly Series[];
}

const largest = (values: readonly (number | null)[]): number =>
  values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);

/** Top of a column's scale: the largest value that stands on enough calls, if there is one. */
function topOf(groups: readonly Group[], valueOf: (point: Point) => number | null): number {
  const points = groups.flatMap((group) => group.points);
  const sound = points.filter(({ calls }) => calls >= ENOUGH_CALLS);
  return largest((sound.length > 0 ? sound : points).map(valueOf));
}

/** Calls, error rate and latency of each group as small multiples, on one scale for a column. */
export function Quality({ series, shown }: Props) {
  const rows = shown.flatMap(({ key, label, values }, place) => {
    const group = series.find((each) => each.key === key);
    // What is added up here has no latency of its own.
    if (!group || key === REST) return [];
    return [
      {
        ...{ key, label, values, colour: colourOf(place) },
        errors: group.points.map(({ errorRate }) => errorRate),
        p95: group.points.map(({ p95Ms }) => p95Ms),
      },
    ];
  });
  if (rows.length === 0) return null;
  const groups = series.filter(({ key }) => rows.some((row) => row.key === key));
  const topErrors = topOf(groups, ({ errorRate }) => errorRate);
  const topP95 = topOf(groups, ({ p95Ms }) => p95Ms);
  return (
    <section aria-label={words.quality}>
      <h3>{words.quality}</h3>
      <p className={styles['note']}>{words.qualityNote}</p>
      <table className={styles['quality']}>
        <thead>
          <tr>
            <th scope="col">{words.group}</th>
            <th scope="col">
              {words.errors} <span className={styles['top']}>({words.top(shareText(topErrors))})</span>
            </th>
            <th scope="col">
              {words.p95} <span className={styles['top']}>({words.top(latencyText(topP95))})</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, values, errors, p95, colour }) => (
            <tr key={key}>
              <th scope="row" dir="auto" title={words.callsOf(label, countText(sumOf(values)))}>
                <span className={`${styles['swatch']} ${colour}`} aria-hidden="true" />
                {label}
              </th>
              <td data-label={words.errors}>
                <Sparkline
                  values={errors}
                  max={topErrors}
                  colour={colour}
                  label={words.errorsOf(label, shareText(largest(errors)))}
                  filled
                />
              </td>
              <td data-label={words.p95}>
                <Sparkline
                  values={p95}
                  max={topP95}
                  colour={colour}
                  label={words.p95Of(label, latencyText(largest(p95)))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
