import { Link } from '@tanstack/react-router';
import { instantText } from '../../../domain/dates';
import { alertKinds, openAlerts as words } from '../../../messages/en/alert-kinds';
import { Badge } from '../../../ui/Badge';
import { Panel } from '../../../ui/Page';
import type { Engagement } from '../page.graphql';
import styles from './parts.module.css';

const SHOWN = 5;

/** Its open alerts, newest first; nothing if there are none. */
export function Alerts({ engagement: { key, alerts } }: { readonly engagement: Engagement }) {
  if (alerts.length === 0) return null;
  return (
    <Panel
      title={words.title}
      count={alerts.length}
      actions={
        <Link to="/alerts" search={{ q: key }}>
          {words.all}
        </Link>
      }
    >
      <ul className={styles['list']}>
        {alerts.slice(0, SHOWN).map(({ id, kind, cause, openedAt, acknowledgedAt }) => (
          <li key={id} className={styles['item']}>
            <p>
              <Link to="/alerts" search={{ q: key, alert: id }}>
                {alertKinds[kind]}
              </Link>{' '}
              {acknowledgedAt ? <Badge tone="info">{words.seen}</Badge> : null}
            </p>
            <p dir="auto">{cause}</p>
            <p className={styles['muted']}>{words.since(instantText(openedAt))}</p>
          </li>
        ))}
      </ul>
      {alerts.length > SHOWN ? <p className={styles['muted']}>{words.more(alerts.length - SHOWN)}</p> : null}
    </Panel>
  );
}
