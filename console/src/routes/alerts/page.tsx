import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { alerts as words } from '../../messages/en/alerts';
import { Page as Frame } from '../../ui/Page';
import { Tabs } from '../../ui/Tabs';
import { Inbox } from './parts/Inbox';
import { Rules } from './parts/Rules';
import type { AlertsSearch } from './search';

export type Change = (changes: Partial<AlertsSearch>) => void;

/** What needs somebody now, newest first; and the rules that say when. */
export function Page() {
  const search: AlertsSearch = useSearch({ from: '/console/alerts' });
  const navigate = useNavigate({ from: '/alerts' });
  const change = useCallback<Change>(
    (changes) =>
      void navigate({
        search: (before: AlertsSearch) => ({
          ...before,
          ...('alert' in changes || 'pages' in changes ? {} : { alert: undefined, pages: undefined }),
          ...changes,
        }),
        replace: 'q' in changes || 'alert' in changes || 'pages' in changes,
        resetScroll: false,
      }),
    [navigate],
  );
  const { tab } = search;
  return (
    <Frame title={words.title}>
      <Tabs label={words.tabs.label}>
        <Link
          to="/alerts"
          search={{ tab: undefined }}
          activeOptions={{ explicitUndefined: true }}
          aria-current={tab ? undefined : 'page'}
        >
          {words.tabs.inbox}
        </Link>
        <Link to="/alerts" search={{ tab: 'rules' }} aria-current={tab ? 'page' : undefined}>
          {words.tabs.rules}
        </Link>
      </Tabs>
      {tab === 'rules' ? <Rules /> : <Inbox search={search} change={change} />}
    </Frame>
  );
}
