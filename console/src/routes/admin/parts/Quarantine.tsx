import { useState } from 'react';
import { RetryQuarantine } from '../../../acts/RetryQuarantine';
import type { ResultOf } from '../../../app/graphql/types';
import { useMay } from '../../../app/rights';
import { instantText } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { admin as words } from '../../../messages/en/admin';
import { Button } from '../../../ui/Button';
import type { Column } from '../../../ui/DataTable';
import { quarantineFilter } from '../filters';
import { QUARANTINE } from '../page.graphql';
import { AdminList } from './AdminList';
import { QuarantineFilterBar } from './QuarantineFilterBar';
import type { PartProps } from './part';

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

export function Quarantine({ search, change }: PartProps) {
  const changes = useMay('USAGE_RETRY');
  const [retried, setRetried] = useState<readonly string[] | null>(null);
  return (
    <>
      <AdminList
        title={words.tabs.quarantine}
        document={QUARANTINE}
        filter={{ filter: quarantineFilter(search) }}
        filterBar={<QuarantineFilterBar search={search} change={change} />}
        pick={({ quarantine }) => quarantine}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        empty={search.reasons || search.client ? words.noMatch : words.noQuarantine}
        actions={(rows) =>
          !changes ? (
            <p>{words.onlyManagersRetry}</p>
          ) : rows.length > 0 ? (
            <Button onPress={() => setRetried(rows.map(({ id }) => id))}>{words.retryAll}</Button>
          ) : null
        }
      />
      {retried ? <RetryQuarantine ids={retried} onClose={() => setRetried(null)} /> : null}
    </>
  );
}
