import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { Suspense, lazy, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { shell } from '../../messages/en/shell';
import { Button } from '../../ui/Button';
import { Skeleton } from '../../ui/States';
import { useViewer } from '../viewer';
import styles from './Shell.module.css';
import { LiveDot } from './LiveDot';
import { UserMenu } from './UserMenu';
import { LogContext } from './log-context';
import { pagesOf } from './pages';
import { useShortcuts } from './shortcuts';

const Palette = lazy(() => import('./Palette'));
const ConsoleKeys = lazy(() => import('./ConsoleKeys'));
const loadLog = () => import('../../routes/log/LogDialog');
const LogDialog = lazy(loadLog);
const AlertCount = lazy(async () => ({ default: (await import('./AlertCount')).AlertCount }));

/** By then the first page is there. */
const LOG_LOADS_AFTER_MS = 3_000;

type Open = 'palette' | 'keys' | null;

/** What surrounds each page of the console: navigation, keys, the log and the palette. */
export function Shell() {
  const viewer = useViewer();
  const pages = pagesOf(viewer.role);
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>(null);
  const [log, setLog] = useState<{ readonly line: string } | null>(null);
  const close = () => setOpen(null);

  const startLog = useCallback((line = '') => setLog({ line }), []);
  const shortcuts = useMemo(
    () => ({
      go: (letter: string) => {
        const page = pages.find(({ key }) => key === letter);
        if (page) void navigate({ to: page.path });
      },
      log: (key?: string) => startLog(key ? `${key} ` : ''),
      find: () => setOpen('palette'),
      help: () => setOpen('keys'),
    }),
    [pages, navigate, startLog],
  );
  useShortcuts(shortcuts);
  // Before it is asked for, so that it opens at once.
  useEffect(() => {
    const timer = setTimeout(() => void loadLog(), LOG_LOADS_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);

  return (
    <LogContext value={startLog}>
      <a className={styles['skip']} href="#content">
        {shell.skip}
      </a>
      <div className={styles['shell']}>
        <Navigation pages={pages}>
          <Button kind="quiet" onPress={() => setOpen('palette')}>
            {shell.find} <kbd>Ctrl K</kbd>
          </Button>
          <Button kind="quiet" onPress={() => startLog()}>
            {shell.log} <kbd>L</kbd>
          </Button>
          <Button kind="quiet" onPress={() => setOpen('keys')}>
            {shell.keys} <kbd>?</kbd>
          </Button>
          <a href="/graphiql">{shell.explorer}</a>
          <UserMenu />
        </Navigation>
        <main id="content" tabIndex={-1} className={styles['main']}>
          <Suspense fallback={<Skeleton />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Suspense fallback={null}>
        {open === 'palette' ? (
          <Palette onClose={close} onLog={startLog} onKeys={() => setOpen('keys')} />
        ) : null}
        {open === 'keys' ? <ConsoleKeys onClose={close} /> : null}
        {log ? <LogDialog line={log.line} onClose={() => setLog(null)} /> : null}
      </Suspense>
    </LogContext>
  );
}

/** At the side; on a phone behind a button, closed again by going to a page. */
function Navigation({
  pages,
  children,
}: {
  readonly pages: ReturnType<typeof pagesOf>;
  readonly children: React.ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== path) setOpen(false);
    before.current = path;
  }, [path]);
  return (
    <header className={styles['side']}>
      <p className={styles['brand']}>
        <Link to="/">{shell.product}</Link>
        <LiveDot />
        <button
          type="button"
          className={styles['menu']}
          aria-expanded={open}
          aria-controls="navigation"
          onClick={() => setOpen(!open)}
        >
          {shell.menu}
        </button>
      </p>
      <div id="navigation" className={styles['navigation']} data-open={open}>
        <nav aria-label={shell.navigation}>
          <ul>
            {pages.map(({ path: to, name, key }) => (
              <li key={to}>
                <Link to={to} activeProps={{ className: styles['here']! }} aria-keyshortcuts={`g ${key}`}>
                  {name}
                  {to === '/alerts' ? (
                    <Suspense fallback={null}>
                      <AlertCount />
                    </Suspense>
                  ) : null}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className={styles['tools']}>{children}</div>
      </div>
    </header>
  );
}
