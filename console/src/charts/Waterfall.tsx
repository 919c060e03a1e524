import type { ReactNode } from 'react';
import { waterfall as words } from '../messages/en/health';
import { decimalText } from '../domain/numbers';
import styles from './Waterfall.module.css';
import type { Step } from './steps-down';

interface Props {
  readonly label: string;
  readonly steps: readonly Step[];
  readonly nameOf: (key: string) => string;
  /** One sentence on a step. */
  readonly explain: (key: string) => ReactNode;
  readonly total: number;
  readonly totalName: string;
}

/** From 100 down to a total: what each part costs. */
export function Waterfall({ label, steps, nameOf, explain, total, totalName }: Props) {
  return (
    <ol className={styles['steps']} aria-label={label}>
      {steps.map(({ key, from, to, lost, most }) => (
        <li key={key} className={styles['step']}>
          <p className={styles['name']}>{nameOf(key)}</p>
          <p className={styles['track']} aria-hidden="true">
            <i
              className={lost < 0.05 ? styles['kept'] : styles['lost']}
              style={{ insetInlineStart: `${to}%`, inlineSize: `${Math.max(0.4, from - to)}%` }}
            />
          </p>
          <p className={styles['points']}>{lost < 0.05 ? words.full : words.lost(decimalText(lost))}</p>
          <p className={styles['why']}>
            {explain(key)} <small>{words.of(decimalText(most - lost), decimalText(most))}</small>
          </p>
        </li>
      ))}
      <li className={styles['step']}>
        <p className={styles['name']}>{totalName}</p>
        <p className={styles['track']} aria-hidden="true">
          <i className={styles['total']} style={{ insetInlineStart: 0, inlineSize: `${total}%` }} />
        </p>
        <p className={styles['points']}>
          <strong>{decimalText(total)}</strong>
        </p>
      </li>
    </ol>
  );
}
