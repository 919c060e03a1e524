import { wordOf } from '../domain/words';
import { status as words } from '../messages/en/status';
import { STAGES, reached } from './stages';
import styles from './StageRail.module.css';
import type { Stage } from './types';

/** The stages in their order, with the current one marked; in a narrow place only that one is named. */
export function StageRail({ stage }: { readonly stage: Stage }) {
  return (
    <div className={styles['frame']}>
      <ol className={styles['rail']}>
        {STAGES.map((each) => {
          const state = reached(each, stage);
          return (
            <li
              key={each}
              className={styles[state]}
              {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}
            >
              <span className={styles['name']}>{wordOf(each)}</span>
              <span className="visually-hidden">, {words.reached[state]}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
