import type { ReactNode } from 'react';
import { charts as words } from '../messages/en/charts';
import styles from './ChartFigure.module.css';
import { colourOf } from './colours';
import { type Series, sumOf } from './series';
import type { Brush } from './use-brush';

interface Props {
  readonly label: string;
  readonly nameOf: (place: number) => string;
  readonly isPartial: (place: number) => boolean;
  readonly series: readonly Series[];
  readonly restKey: string;
  readonly format: (value: number) => string;
  /** Sum of all series at each place. */
  readonly totals: readonly number[];
  readonly brush: Brush;
  readonly children: ReactNode;
}

/** A chart with its legend, which shows the values at the cursor, and its numbers as a table. */
export function ChartFigure(props: Props) {
  const { label, nameOf, isPartial, series, restKey, format, totals, brush, children } = props;
  const { at, range } = brush;
  const name = (place: number) => `${nameOf(place)}${isPartial(place) ? ` (${words.soFar})` : ''}`;
  return (
    <figure className={styles['figure']}>
      <p className={styles['readout']}>
        {range ? (
          words.selected(name(range[0]), name(range[1]))
        ) : at === null ? (
          <span className={styles['hint']}>{words.drag}</span>
        ) : (
          <>
            {name(at)} <strong>{format(totals[at]!)}</strong>
          </>
        )}
      </p>
      {children}
      <p className="visually-hidden">{words.keys}</p>
      <ul className={styles['legend']}>
        {series.map(({ key, label: text, values }, place) => (
          <li key={key}>
            <span className={`${styles['swatch']} ${colourOf(place, key === restKey)}`} aria-hidden="true" />
            <span dir="auto" className={styles['name']}>
              {text}
            </span>
            <span className={styles['value']}>{format(at === null ? sumOf(values) : (values[at] ?? 0))}</span>
          </li>
        ))}
      </ul>
      <details className={styles['table']}>
        <summary>{words.table}</summary>
        <div className={styles['scroller']} tabIndex={0} role="region" aria-label={label}>
          <table>
            <caption className="visually-hidden">{label}</caption>
            <thead>
              <tr>
                <th scope="col">{words.when}</th>
                {series.map(({ key, label: text }) => (
                  <th key={key} scope="col" dir="auto">
                    {text}
                  </th>
                ))}
                <th scope="col">{words.total}</th>
              </tr>
            </thead>
            <tbody>
              {totals.map((total, place) => (
                <tr key={place}>
                  <th scope="row">{name(place)}</th>
                  {series.map(({ key, values }) => (
                    <td key={key}>{format(values[place] ?? 0)}</td>
                  ))}
                  <td>{format(total)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
