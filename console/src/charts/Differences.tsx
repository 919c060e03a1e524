import { decimalText } from '../domain/numbers';
import styles from './Differences.module.css';

export interface Difference {
  readonly key: string;
  readonly name: string;
  /** Null where there was or is nothing. */
  readonly before: number | null;
  readonly after: number | null;
}

interface Props {
  readonly caption: string;
  readonly heads: readonly [string, string, string, string];
  readonly rows: readonly Difference[];
  readonly total: Difference;
}

const deltaOf = ({ before, after }: Difference) => (after ?? 0) - (before ?? 0);

/** Two values of each part side by side, and what lies between them as a bar to the left or to the right. */
export function Differences({ caption, heads, rows, total }: Props) {
  const most = Math.max(0.1, ...rows.map((row) => Math.abs(deltaOf(row))));
  const sorted = rows.toSorted((one, other) => Math.abs(deltaOf(other)) - Math.abs(deltaOf(one)));
  return (
    <div className={styles['frame']} tabIndex={0} role="region" aria-label={caption}>
      <table className={styles['table']}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...sorted, total].map((row) => (
            <tr key={row.key} className={row === total ? styles['total'] : undefined}>
              <th scope="row">{row.name}</th>
              <td>{row.before === null ? '—' : points(row.before)}</td>
              <td>{row.after === null ? '—' : points(row.after)}</td>
              <td>
                <span className={styles['delta']}>
                  <span className={styles['track']} aria-hidden="true">
                    {row === total ? null : <Bar share={deltaOf(row) / most} />}
                  </span>
                  {signed(deltaOf(row))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Bar = ({ share }: { readonly share: number }) => (
  <i
    className={share < 0 ? styles['worse'] : styles['better']}
    style={{
      insetInlineStart: `${50 + Math.min(0, share) * 50}%`,
      inlineSize: `${Math.abs(share) * 50}%`,
    }}
  />
);

/** Scores have six decimals; what is less than a hundredth is nothing. */
const points = (value: number): string => decimalText(Math.abs(value) < 0.005 ? 0 : value);
const signed = (delta: number): string => `${delta >= 0.005 ? '+' : ''}${points(delta)}`;
