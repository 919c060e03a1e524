import { useState } from 'react';
import { RetryQuarantine } from '../../../acts/RetryQuarantine';
import type { ResultOf } from '../../../app/graphql/types';
import { useViewer } from '../../../app/viewer';
import { instantText } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { admin as words } from '../../../messages/en/admin';
import { Button } from '../../../ui/Button';
import type { Column } from '../../../ui/DataTable';
import { QUARANTINE } from '../page.graphql';
import { AdminList } from './AdminList';

type Record = ResultOf<typeof QUARANTINE>['quarantine']['nodes'][number];

const COLUMNS: readonly Column<Record>[] = [
  {
    name: words.received,
    cell: ({ receivedAt }) => instantText(receivedAt),
    text: ({ receivedAt }) => receivedAt,
  },
  { name: words.why, cell: ({ reason }) => wordOf(reason), text: ({ reason }) => reason },
  { name: words.client, cell: ({ clientId }) => clientId, text: ({ clientId }) => clientId },
  {
    name: words.call,
    cell: ({ method, host, path }) => `${method} ${host ?? ''}${path}`,
    text: ({ method, host, path }) => `${method} ${host ?? ''}${path}`,
  },
  { name: words.status, numeric: true, cell: ({ status }) => status, text: ({ status }) => status },
];

export function Quarantine() {
  const changes = useViewer().role === 'ADMIN';
  const [retried, setRetried] = useState<readonly string[] | null>(null);
  return (
    <>
      <AdminList
        title={words.tabs.quarantine}
        document={QUARANTINE}
        pick={({ quarantine }) => quarantine}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        empty={words.noQuarantine}
        actions={(rows) =>
          changes && rows.length > 0 ? (
            <Button onPress={() => setRetried(rows.map(({ id }) => id))}>{words.retryAll}</Button>
          ) : null
        }
      />
      {retried ? <RetryQuarantine ids={retried} onClose={() => setRetried(null)} /> : null}
    </>
  );
}
