import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, lazy, useCallback, useState } from 'react';
import { SavedViews } from '../../app/views/SavedViews';
import { useViewer } from '../../app/viewer';
import { portfolio as words } from '../../messages/en/portfolio';
import { Button } from '../../ui/Button';
import { Page as Frame } from '../../ui/Page';
import { Skeleton } from '../../ui/States';
import { Tabs } from '../../ui/Tabs';
import { Engagements } from './parts/Engagements';
import { type PortfolioSearch, TABS } from './search';

const Changes = lazy(async () => ({ default: (await import('./parts/Changes')).Changes }));
const Trend = lazy(async () => ({ default: (await import('./parts/Trend')).Trend }));
const StartEngagement = lazy(() => import('../../acts/StartEngagement'));

/** Who needs help, what changed, and how it develops; filters and order are in the address. */
export function Page() {
  const search: PortfolioSearch = useSearch({ from: '/console/portfolio' });
  const navigate = useNavigate({ from: '/portfolio' });
  const change = useCallback(
    (changes: PortfolioSearch) =>
      void navigate({
        search: (before: PortfolioSearch) => ({ ...before, pages: undefined, ...changes }),
        replace: 'q' in changes || 'pages' in changes,
        resetScroll: false,
      }),
    [navigate],
  );
  const Shown = { list: Engagements, changes: Changes, trend: Trend }[search.tab ?? 'list'];
  return (
    <Frame title={words.title} actions={<Actions />}>
      <Tabs label={words.tabs.label}>
        {([undefined, ...TABS] as const).map((tab) => (
          <Link
            key={tab ?? 'list'}
            from="/portfolio"
            to="/portfolio"
            search={(before: PortfolioSearch) => ({ ...before, tab, pages: undefined })}
            aria-current={search.tab === tab ? 'page' : undefined}
            activeOptions={{ explicitUndefined: true }}
            resetScroll={false}
          >
            {words.tabs[tab ?? 'list']}
          </Link>
        ))}
      </Tabs>
      <Suspense fallback={<Skeleton />}>
        <Shown search={search} change={change} />
      </Suspense>
    </Frame>
  );
}

const MAY_START = ['ADMIN', 'MANAGER', 'ENGINEER'];

const Actions = () => (
  <>
    <SavedViews page="PORTFOLIO" />
    <Start />
  </>
);

function Start() {
  const { role } = useViewer();
  const [open, setOpen] = useState(false);
  if (!MAY_START.includes(role)) return null;
  return (
    <>
      <Button kind="primary" onPress={() => setOpen(true)}>
        {words.start}
      </Button>
      <Suspense fallback={null}>{open ? <StartEngagement onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  );
}
