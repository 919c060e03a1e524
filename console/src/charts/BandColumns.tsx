import { wordOf } from '../domain/words';
import styles from './BandColumns.module.css';
import bands from './bands.module.css';

export interface BandColumn {
  readonly key: string;
  /** Under the column. */
  readonly label: string;
  readonly bands: readonly { readonly band: string; readonly engagements: number }[];
  /** Not over yet. */
  readonly isPartial: boolean;
}

interface Props {
  /** What the chart shows; its numbers stand in a table beside it. */
  readonly label: string;
  readonly columns: readonly BandColumn[];
}

const ORDER = ['INSUFFICIENT_DATA', 'HEALTHY', 'AT_RISK', 'CRITICAL'];
const countOf = ({ bands: parts }: BandColumn) =>
  parts.reduce((sum, { engagements }) => sum + engagements, 0);

/** How many there were of each health band over time, as stacked columns. */
export function BandColumns({ label, columns }: Props) {
  const most = Math.max(1, ...columns.map(countOf));
  const step = Math.ceil(columns.length / 8);
  return (
    <figure className={styles['figure']} role="img" aria-label={label}>
      <div className={styles['plot']} aria-hidden="true">
        {columns.map((column, place) => (
          <div key={column.key} className={styles['column']} data-partial={column.isPartial}>
            <span className={styles['count']}>{countOf(column)}</span>
            <div className={styles['stack']}>
              {ORDER.map((band) => {
                const engagements = column.bands.find((each) => each.band === band)?.engagements ?? 0;
                return engagements === 0 ? null : (
                  <span
                    key={band}
                    className={bands[band]}
                    style={{ blockSize: `${(engagements / most) * 100}%` }}
                    title={`${column.label}: ${engagements} ${wordOf(band)}`}
                  />
                );
              })}
            </div>
            <span className={styles['label']}>{place % step === 0 ? column.label : ' '}</span>
          </div>
        ))}
      </div>
      <ul className={styles['legend']} aria-hidden="true">
        {ORDER.toReversed().map((band) => (
          <li key={band} className={bands[band]}>
            {wordOf(band)}
          </li>
        ))}
      </ul>
    </figure>
  );
}
