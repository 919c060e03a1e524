import type { ReactNode } from 'react';
import styles from './Tabs.module.css';

/** Links to the parts of a page, of which one is shown; each is an address of its own. */
export const Tabs = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <nav aria-label={label} className={styles['tabs']}>
    {children}
  </nav>
);
