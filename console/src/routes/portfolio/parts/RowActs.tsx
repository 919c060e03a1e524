import { useState } from 'react';
import { PassBall } from '../../../acts/later';
import { useLog } from '../../../app/shell/log-context';
import { portfolio as words } from '../../../messages/en/portfolio';
import { Button } from '../../../ui/Button';
import type { Row } from '../page.graphql';
import styles from './columns.module.css';

/** What one does most on an engagement, in place; the rest is on its page. */
export function RowActs({ row }: { readonly row: Row }) {
  const log = useLog();
  const [passing, setPassing] = useState(false);
  const may = (action: Row['viewerMay'][number]) => row.viewerMay.includes(action);
  return (
    <span className={styles['acts']}>
      {may('LOG_PROGRESS') ? (
        <Button kind="quiet" aria-label={words.logOn(row.key)} onPress={() => log(`${row.key} `)}>
          {words.log}
        </Button>
      ) : null}
      {may('PASS_BALL') ? (
        <Button kind="quiet" aria-label={words.passOn(row.key)} onPress={() => setPassing(true)}>
          {words.pass}
        </Button>
      ) : null}
      {passing ? <PassBall engagement={row} onClose={() => setPassing(false)} /> : null}
    </span>
  );
}
