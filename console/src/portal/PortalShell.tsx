import { Link, Outlet, useNavigate, useParams, useRouterState } from '@tanstack/react-router';
import { Suspense, lazy, useMemo, useState } from 'react';
import { LiveDot } from '../app/shell/LiveDot';
import { OtherSide } from '../app/shell/Problems';
import { useShortcuts } from '../app/shell/shortcuts';
import { UserMenu } from '../app/shell/UserMenu';
import { useViewer } from '../app/viewer';
import { portal as words } from '../messages/en/portal';
import { shell } from '../messages/en/shell';
import { Skeleton } from '../ui/States';
import { HeadsContext, type Head } from './frame/heads';
import { TABS } from './frame/tabs';
import styles from './PortalShell.module.css';

const PortalKeys = lazy(async () => ({ default: (await import('./frame/PortalKeys')).PortalKeys }));

/** What surrounds each page of the portal. */
export function PortalShell(): React.JSX.Element {
  const { partner } = useViewer();
  const { key } = useParams({ strict: false });
  const navigate = useNavigate();
  const [heads] = useState(() => new Map<string, Head>());
  const [keysShown, setKeysShown] = useState(false);
  const shortcuts = useMemo(
    () => ({
      go: (letter: string) => {
        const tab = TABS.find((each) => each.letter === letter);
        if (tab && key) void navigate({ to: tab.to, params: { key } });
        if (letter === 'i') void navigate({ to: '/portal' });
      },
      log: () => (key ? void navigate({ to: '/portal/$key/help', params: { key } }) : undefined),
      find: () => void navigate({ to: '/portal' }),
      help: () => setKeysShown(true),
    }),
    [key, navigate],
  );
  useShortcuts(shortcuts);
  return (
    <HeadsContext value={heads}>
      <a className={styles['skip']} href="#content">
        {shell.skip}
      </a>
      <header className={styles['bar']}>
        <p className={styles['brand']}>
          <Link to="/portal">{shell.product}</Link>
          {partner ? (
            <span className={styles['company']} dir="auto">
              {partner.name}
            </span>
          ) : null}
          {key ? <LiveDot /> : null}
        </p>
        <Menu onKeys={() => setKeysShown(true)} />
      </header>
      <main id="content" tabIndex={-1} className={styles['main']}>
        <Suspense fallback={<Skeleton />}>
          <Shown engagement={key} />
        </Suspense>
      </main>
      <Suspense fallback={null}>
        {keysShown ? <PortalKeys onClose={() => setKeysShown(false)} /> : null}
      </Suspense>
    </HeadsContext>
  );
}

/** A page of the portal for partner users; else the way to what this person can see of the same engagement. */
function Shown({ engagement: key }: { readonly engagement: string | undefined }): React.JSX.Element {
  const { role } = useViewer();
  const isOwn = useRouterState({ select: ({ location: { pathname } }) => /^\/portal(\/|$)/.test(pathname) });
  const { _splat: unknown } = useParams({ strict: false });
  const isPartner = role === 'PARTNER';
  if (isPartner === isOwn || unknown !== undefined) return <Outlet />;
  const why = isPartner ? shell.forStaff : shell.forPartners;
  return (
    <OtherSide why={why}>
      {!key ? (
        <Link to="/">{shell.home}</Link>
      ) : isPartner ? (
        <Link to="/portal/$key" params={{ key }}>
          {shell.portal(key)}
        </Link>
      ) : (
        <Link to="/engagements/$key" params={{ key }}>
          {shell.engagement(key)}
        </Link>
      )}
    </OtherSide>
  );
}

function Menu({ onKeys }: { readonly onKeys: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <div
      className={styles['account']}
      onKeyDown={(event) => (event.key === 'Escape' ? setOpen(false) : undefined)}
    >
      <button
        type="button"
        className={styles['menu']}
        aria-expanded={open}
        aria-controls="account"
        onClick={() => setOpen(!open)}
      >
        {words.account}
      </button>
      <div id="account" className={styles['tools']} hidden={!open}>
        <UserMenu />
        <button type="button" className={styles['menu']} onClick={onKeys}>
          {shell.keys} <kbd>?</kbd>
        </button>
      </div>
    </div>
  );
}
