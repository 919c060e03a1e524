import styles from './PairedColumns.module.css';

interface Props {
  /** What the chart shows; its numbers stand in a table beside it. */
  readonly label: string;
  readonly names: readonly [string, string];
  readonly columns: readonly {
    readonly key: string;
    readonly label: string;
    readonly pair: readonly [number, number];
  }[];
}

/** Two counts side by side at each point of time, e.g. planned and reached. */
export function PairedColumns({ label, names, columns }: Props) {
  const most = Math.max(1, ...columns.flatMap(({ pair }) => pair));
  return (
    <figure role="img" aria-label={label} className={styles['figure']}>
      <div className={styles['plot']} aria-hidden="true">
        {columns.map(({ key, label: at, pair }) => (
          <div key={key} className={styles['column']}>
            {pair.map((count, place) => (
              <span
                key={names[place]}
                className={styles[place === 0 ? 'first' : 'second']}
                style={{ blockSize: `${(count / most) * 100}%` }}
                title={`${at}: ${names[place]} ${count}`}
              />
            ))}
          </div>
        ))}
      </div>
      <ul className={styles['legend']} aria-hidden="true">
        <li className={styles['first']}>{names[0]}</li>
        <li className={styles['second']}>{names[1]}</li>
      </ul>
    </figure>
  );
}
