import { instantText, instantTitle } from '../../../domain/dates';
import { alerts as words } from '../../../messages/en/alerts';
import { Badge } from '../../../ui/Badge';
import type { Alert } from '../page.graphql';
import picks from '../../../ui/PickList.module.css';
import styles from './alerts.module.css';

interface Props {
  readonly alerts: readonly Alert[];
  /** ID of the alert that is shown. */
  readonly shown: string;
  readonly onShow: (id: string) => void;
}

export const AlertList = ({ alerts, shown, onShow }: Props) => (
  <ol className={picks['list']} data-list="">
    {alerts.map(({ id, kind, cause, openedAt, resolvedAt, acknowledgedAt, engagement }) => (
      <li key={id} className={styles['row']} data-row="">
        <button type="button" aria-current={id === shown} onClick={() => onShow(id)}>
          <span className={styles['line']}>
            <strong>{words.kinds[kind]}</strong>
            {resolvedAt ? <Badge tone="good">{words.resolved}</Badge> : null}
            {acknowledgedAt ? <Badge tone="info">{words.seen}</Badge> : null}
          </span>
          <span>
            {engagement.key} <bdi>{engagement.partner.name}</bdi>
          </span>
          <span className={styles['cause']} dir="auto">
            {cause}
          </span>
          <span title={instantTitle(openedAt)}>
            {resolvedAt
              ? words.until(instantText(openedAt), instantText(resolvedAt))
              : words.since(instantText(openedAt))}
          </span>
        </button>
      </li>
    ))}
  </ol>
);
