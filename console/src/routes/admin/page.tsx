import { Link, getRouteApi } from '@tanstack/react-router';
import { useViewer } from '../../app/viewer';
import { admin as words } from '../../messages/en/admin';
import { Page as Frame } from '../../ui/Page';
import { Tabs } from '../../ui/Tabs';
import { Audit } from './parts/Audit';
import { Jobs } from './parts/Jobs';
import { Keys } from './parts/Keys';
import { People } from './parts/People';
import { Quarantine } from './parts/Quarantine';
import { type AdminTab, TABS } from './search';

const route = getRouteApi('/console/admin');
const PARTS: Readonly<Record<AdminTab, () => React.JSX.Element>> = {
  people: People,
  keys: Keys,
  jobs: Jobs,
  quarantine: Quarantine,
  audit: Audit,
};

/** People, keys, jobs, quarantined usage and who did what. */
export function Page() {
  const { role } = useViewer();
  const { tab = role === 'AUDITOR' ? 'audit' : 'people' } = route.useSearch();
  const Part = PARTS[tab];
  return (
    <Frame title={words.title}>
      <Tabs label={words.parts}>
        {TABS.map((each) => (
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
      <Part />
    </Frame>
  );
}
