import type { ResultOf } from '../../../app/graphql/types';
import { dayText, nearDay } from '../../../domain/dates';
import { usage as words } from '../../../messages/en/portal-usage';
import { Badge } from '../../../ui/Badge';
import { Panel } from '../../../ui/Page';
import type { VERSION } from '../page.graphql';
import styles from './parts.module.css';

type Version = ResultOf<typeof VERSION>;
const TONES = { OK: 'good', FIX_BY: 'info', URGENT: 'warn', OVERDUE: 'bad' } as const;

/** Deprecated versions, earliest sunset first; nothing is shown if there are none. */
export function VersionsToLeave({ versions }: { readonly versions: readonly Version[] }) {
  if (versions.length === 0) return null;
  return (
    <Panel title={words.toLeave} count={versions.length}>
      <ul className={styles['list']} data-list="">
        {versions.map((each) => (
          <VersionRow key={each.key} version={each} />
        ))}
      </ul>
    </Panel>
  );
}

function VersionRow({ version: each }: { readonly version: Version }) {
  const { apiProduct, version, leaveBy, replacedBy, state, applications, lastCallOn } = each;
  return (
    <li className={styles['row']} data-row="">
      <div>
        <p>
          <strong>
            {apiProduct} {version}
          </strong>{' '}
          <Badge tone={TONES[state]}>{words.states[state]}</Badge>
        </p>
        <p className={styles['muted']} dir="auto">
          {replacedBy ? words.moveTo(replacedBy) : words.noSuccessor}{' '}
          {lastCallOn ? words.stillCalled(applications.join(', '), dayText(lastCallOn)) : words.notCalled}
        </p>
      </div>
      {leaveBy ? (
        <p className={styles['when']}>
          {words.leaveBy(dayText(leaveBy))}
          <span className={styles['muted']}>{nearDay(leaveBy)}</span>
        </p>
      ) : null}
    </li>
  );
}
