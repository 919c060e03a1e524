import type { ReactNode } from 'react';
import styles from './Fresh.module.css';

interface Props {
  readonly answer: { readonly data: unknown; readonly stale: boolean };
  readonly children: ReactNode;
}

/** What is shown stays, paler, while other numbers are awaited. */
export const Fresh = ({ answer: { data, stale }, children }: Props) => (
  <div className={styles['parts']} aria-busy={stale} data-stale={stale && data !== undefined}>
    {children}
  </div>
);
