import { useState } from 'react';
import { useApi } from '../../../app/graphql/use-api';
import { DownloadCsv } from '../../../app/DownloadCsv';
import { useLog } from '../../../app/shell/log-context';
import { durationText } from '../../../domain/numbers';
import { wordOf } from '../../../domain/words';
import { feed as words } from '../../../messages/en/engagement';
import { table } from '../../../messages/en/table';
import { Button } from '../../../ui/Button';
import type { Column } from '../../../ui/DataTable';
import { Panel } from '../../../ui/Page';
import { Empty } from '../../../ui/States';
import { MORE_PROGRESS } from '../feed.graphql';
import type { Entry } from '../page.graphql';
import { FeedEntry } from './FeedEntry';
import type { PartProps } from './part';
import styles from './parts.module.css';

/** What was logged, newest first. */
export function Feed({ engagement, may }: PartProps) {
  const log = useLog();
  const { progress, minutesLogged, key } = engagement;
  const { nodes, totalCount, pageInfo } = progress;
  const logHere = <Button onPress={() => log(`${key} `)}>{words.log}</Button>;
  return (
    <div className={styles['screen']}>
      <Panel
        title={words.title}
        count={totalCount}
        actions={
          <>
            <DownloadCsv name={`${key}-progress`} columns={COLUMNS} rows={nodes} />
            {may.can('LOG_PROGRESS') ? logHere : null}
          </>
        }
      >
        <p className={styles['muted']}>{words.logged(durationText(minutesLogged))}</p>
        {nodes.length === 0 ? (
          <Empty action={may.can('LOG_PROGRESS') ? logHere : null}>{words.none}</Empty>
        ) : null}
        <ol className={styles['list']} data-list="">
          {nodes.map((entry) => (
            <FeedEntry key={entry.id} entry={entry} may={may} />
          ))}
        </ol>
        {pageInfo.hasNextPage && pageInfo.endCursor ? (
          <More engagementKey={key} after={pageInfo.endCursor} />
        ) : null}
      </Panel>
    </div>
  );
}

/** The cache puts older entries behind those that are shown. */
function More({ engagementKey, after }: { readonly engagementKey: string; readonly after: string }) {
  const { client } = useApi();
  const [busy, setBusy] = useState(false);
  const load = () => {
    setBusy(true);
    void client
      .query(MORE_PROGRESS, { key: engagementKey, after })
      .toPromise()
      .finally(() => setBusy(false));
  };
  return (
    <p>
      <Button onPress={load} busy={busy}>
        {table.more}
      </Button>
    </p>
  );
}

const column = (name: string, text: NonNullable<Column<Entry>['text']>): Column<Entry> => ({
  name,
  cell: text,
  text,
});
const COLUMNS: readonly Column<Entry>[] = [
  column('Day', ({ day }) => day),
  column('Author', ({ author }) => author),
  column('Kind', ({ kind }) => wordOf(kind)),
  column('Minutes', ({ minutes }) => minutes),
  column('Milestone', ({ milestone }) => milestone?.code),
  column('Visible to', ({ visibility }) => wordOf(visibility)),
  column('Text', ({ text }) => text),
];
