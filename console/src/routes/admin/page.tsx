import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Right, useMay } from '../../app/rights';
import { useViewer } from '../../app/viewer';
import { admin as words } from '../../messages/en/admin';
import { Page as Frame } from '../../ui/Page';
import { Empty } from '../../ui/States';
import { Tabs } from '../../ui/Tabs';
import { Audit } from './parts/Audit';
import { Calendar } from './parts/Calendar';
import { Jobs } from './parts/Jobs';
import { Keys } from './parts/Keys';
import { People } from './parts/People';
import { Quarantine } from './parts/Quarantine';
import type { PartProps } from './parts/part';
import { type Rows, rowsOf, textsOfRows } from './rows';
import { type AdminSearch, type AdminTab, TABS } from './search';

const route = getRouteApi('/console/admin');
const PARTS: Readonly<Record<AdminTab, (props: PartProps) => React.JSX.Element>> = {
  people: People,
  keys: Keys,
  jobs: Jobs,
  quarantine: Quarantine,
  audit: Audit,
  calendar: Calendar,
};
const READ_BY: Readonly<Record<AdminTab, Right>> = {
  people: 'USER_READ',
  keys: 'API_KEY_READ',
  jobs: 'JOB_READ',
  quarantine: 'STAFF_READ',
  audit: 'AUDIT_READ',
  calendar: 'STAFF_READ',
};

/** People, keys, jobs, quarantined usage, who did what, and working days. */
export function Page() {
  const { rights } = useViewer();
  const search: AdminSearch = route.useSearch();
  const navigate = useNavigate({ from: '/admin' });
  const change = useCallback(
    (changes: Partial<Rows>, replace = false) =>
      void navigate({
        search: (before: AdminSearch) => ({ ...before, ...textsOfRows(changes) }),
        replace,
        resetScroll: false,
      }),
    [navigate],
  );
  const readable = TABS.filter((tab) => rights.includes(READ_BY[tab]));
  const tab = search.tab ?? readable[0] ?? 'calendar';
  const mayRead = useMay(READ_BY[tab]);
  const Part = PARTS[tab];
  return (
    <Frame title={words.title}>
      <Tabs label={words.parts}>
        {readable.map((each) => (
          <Link
            key={each}
            to="/admin"
            search={{ tab: each }}
            aria-current={each === tab ? 'page' : undefined}
          >
            {words.tabs[each]}
          </Link>
        ))}
      </Tabs>
      {mayRead ? <Part search={rowsOf(search)} change={change} /> : <Empty>{words.mayNotRead[tab]}</Empty>}
    </Frame>
  );
}
