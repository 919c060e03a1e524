import { useState } from 'react';
import { CreateApiKey } from '../../../acts/CreateApiKey';
import { RevokeApiKey } from '../../../acts/RevokeApiKey';
import type { ResultOf } from '../../../app/graphql/types';
import { useMay } from '../../../app/rights';
import { instantText, serverNow } from '../../../domain/dates';
import { countText } from '../../../domain/numbers';
import { admin as words } from '../../../messages/en/admin';
import { Badge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import type { Column } from '../../../ui/DataTable';
import { keyFilter } from '../filters';
import { KEYS } from '../page.graphql';
import { AdminList } from './AdminList';
import { KeysFilterBar } from './KeysFilterBar';
import type { PartProps } from './part';

type Key = ResultOf<typeof KEYS>['apiKeys']['nodes'][number];

export function Keys({ search, change }: PartProps) {
  const changes = useMay('API_KEY_WRITE');
  const [creating, setCreating] = useState(false);
  const [revoked, setRevoked] = useState<Key | null>(null);
  const columns: readonly Column<Key>[] = [
    { name: words.name, cell: ({ name }) => <span dir="auto">{name}</span>, text: ({ name }) => name },
    {
      name: words.state,
      cell: (key) => <Badge tone={stateOf(key) === words.active ? 'good' : 'bad'}>{stateOf(key)}</Badge>,
      text: stateOf,
    },
    {
      name: words.expires,
      cell: ({ expiresAt }) => instantText(expiresAt),
      text: ({ expiresAt }) => expiresAt,
    },
    {
      name: words.lastUsed,
      cell: ({ lastUsedAt }) => (lastUsedAt ? instantText(lastUsedAt) : words.never),
      text: ({ lastUsedAt }) => lastUsedAt,
    },
    {
      name: words.accepted,
      numeric: true,
      cell: ({ sent }) => (sent ? countText(sent.accepted) : ''),
      text: ({ sent }) => sent?.accepted,
    },
    {
      name: words.act,
      short: true,
      screenOnly: true,
      cell: (key) =>
        changes && key.revokedAt === null ? (
          <Button kind="quiet" onPress={() => setRevoked(key)} aria-label={words.revokeOf(key.name)}>
            {words.revoke}
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      <AdminList
        title={words.tabs.keys}
        document={KEYS}
        filter={{ filter: keyFilter(search) }}
        filterBar={<KeysFilterBar search={search} change={change} />}
        pick={({ apiKeys }) => apiKeys}
        columns={columns}
        keyOf={({ id }) => id}
        empty={search.q || search.state ? words.noMatch : words.noKeys}
        actions={() =>
          changes ? (
            <Button kind="primary" onPress={() => setCreating(true)}>
              {words.createKey}
            </Button>
          ) : (
            <p>{words.onlyAdmins}</p>
          )
        }
      />
      {creating ? <CreateApiKey onClose={() => setCreating(false)} /> : null}
      {revoked ? <RevokeApiKey apiKey={revoked} onClose={() => setRevoked(null)} /> : null}
    </>
  );
}

const stateOf = ({ revokedAt, expiresAt }: Key): string =>
  revokedAt !== null ? words.revoked : new Date(expiresAt) <= serverNow() ? words.expired : words.active;
