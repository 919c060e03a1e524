import { useSyncExternalStore } from 'react';
import { shell } from '../../messages/en/shell';
import { useApi } from '../graphql/use-api';
import styles from './LiveDot.module.css';

/** Tells live from reconnecting. */
export function LiveDot() {
  const { live } = useApi();
  const state = useSyncExternalStore(live.subscribe, live.snapshot);
  return (
    <span
      role="img"
      aria-label={shell[state]}
      title={shell[state]}
      className={`${styles['dot']} ${styles[state]}`}
    />
  );
}
