import { RouterProvider } from '@tanstack/react-router';
import { Suspense, lazy, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Provider, useQuery } from 'urql';
import { shell } from '../messages/en/shell';
import { Button } from '../ui/Button';
import { FailureNote, Skeleton } from '../ui/States';
import { createApi } from './graphql/client';
import { Live } from './graphql/live';
import { watchNavigation } from './graphql/navigation';
import { type AskedAgain, Screen } from './graphql/screen';
import { ApiContext } from './graphql/use-api';
import { Notices } from './notices';
import { createAppRouter } from './router';
import type { Session } from './session/session';
import { SessionContext } from './session/session-context';
import { VIEWER, type Viewer, ViewerContext } from './viewer';

export function App({ session }: { readonly session: Session }) {
  const state = useSyncExternalStore(session.subscribe, session.snapshot);
  switch (state.kind) {
    case 'starting':
      return <Starting />;
    case 'failed':
      return <SignedOut session={session} note={`${shell.signInFailed} ${state.message}`} />;
    case 'signed-out':
      return <SignedOut session={session} note={state.reason && shell[state.reason]} />;
    case 'signed-in':
      return <SignedIn session={session} />;
  }
}

/** Not needed by whoever stays signed in; read in advance, so that it is there even if the connection is lost. */
const loadSignIn = () => import('./session/SignInPage');
const SignInPage = lazy(async () => ({ default: (await loadSignIn()).SignInPage }));

/** By then the first page is there. */
const SIGN_IN_LOADS_AFTER_MS = 3_000;

const Starting = () => (
  <main>
    <h1>{shell.product}</h1>
    <Skeleton />
  </main>
);

const SignedOut = (props: { readonly session: Session; readonly note: string | null }) => (
  <Suspense fallback={<Starting />}>
    <SignInPage {...props} />
  </Suspense>
);

/** What one person has read is gone when another signs in. */
function SignedIn({ session }: { readonly session: Session }) {
  const [api] = useState(() => {
    const screen = new Screen();
    return createApi(session, new Live(session, screen.catchUp), screen);
  });
  useEffect(() => {
    const timer = setTimeout(() => void loadSignIn().catch(() => undefined), SIGN_IN_LOADS_AFTER_MS);
    return () => {
      clearTimeout(timer);
      api.live.close();
    };
  }, [api]);
  return (
    <SessionContext value={session}>
      <ApiContext value={api}>
        <Provider value={api.client}>
          <Notices>
            <Known session={session} />
          </Notices>
        </Provider>
      </ApiContext>
    </SessionContext>
  );
}

/** Rights may have changed if the server closed the connection. */
const WHO = { askedAgain: 'after-reconnecting' } satisfies { askedAgain: AskedAgain };

function Known({ session }: { readonly session: Session }) {
  const [{ data, error }, ask] = useQuery({ query: VIEWER, context: WHO });
  if (data) return <Pages viewer={data.viewer} />;
  if (!error) return <Starting />;
  const isUnknown = error.graphQLErrors.some(({ extensions }) => extensions['code'] === 'FORBIDDEN');
  return (
    <main>
      {isUnknown ? <p role="alert">{shell.notKnown}</p> : <FailureNote error={error} retry={ask} />}
      <Button onPress={() => void session.signOut()}>{shell.signOut}</Button>
    </main>
  );
}

function Pages({ viewer }: { readonly viewer: Viewer }) {
  const router = useMemo(() => {
    const made = createAppRouter(viewer.role);
    watchNavigation(made.history);
    return made;
  }, [viewer.role]);
  return (
    <ViewerContext value={viewer}>
      <RouterProvider router={router} />
    </ViewerContext>
  );
}
