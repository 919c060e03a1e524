import { useState } from 'react';
import { PassBall } from '../../../acts/PassBall';
import { useLog } from '../../../app/shell/log-context';
import { useViewer } from '../../../app/viewer';
import { portfolio as words } from '../../../messages/en/portfolio';
import { Button } from '../../../ui/Button';
import type { Row } from '../page.graphql';
import styles from './columns.module.css';

/** What one does most on an engagement, in place; the rest is on its page. */
export function RowActs({ row }: { readonly row: Row }) {
  const { role, engineer } = useViewer();
  const log = useLog();
  const [passing, setPassing] = useState(false);
  const isManager = role === 'MANAGER' || role === 'ADMIN';
  const mayWork =
    row.status !== 'COMPLETED' && row.status !== 'CANCELLED' && (isManager || row.lead.id === engineer?.id);
  if (!mayWork) return null;
  return (
    <span className={styles['acts']}>
      <Button kind="quiet" aria-label={words.logOn(row.key)} onPress={() => log(`${row.key} `)}>
        {words.log}
      </Button>
      {row.ballInCourt ? (
        <Button kind="quiet" aria-label={words.passOn(row.key)} onPress={() => setPassing(true)}>
          {words.pass}
        </Button>
      ) : null}
      {passing ? <PassBall engagement={row} onClose={() => setPassing(false)} /> : null}
    </span>
  );
}
