import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { type AnyVariables, type CombinedError, useMutation, useQuery, useSubscription } from 'urql';
import type { DocumentInput, RequestPolicy } from 'urql';
import type { Api } from './client';
import { isGoingBack } from './navigation';
import type { AskedAgain } from './screen';

export const ApiContext = createContext<Api | null>(null);

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (!api) throw new Error('There is no API here.');
  return api;
}

export interface Answer<Data> {
  /** The last answer, also while a new one is awaited and after an error. */
  readonly data: Data | undefined;
  readonly error: CombinedError | undefined;
  readonly loading: boolean;
  /** Whether what is shown is being asked again. */
  readonly stale: boolean;
  readonly retry: () => void;
}

/** What a page shows: asked anew when one comes to it, but taken from memory when one goes back to it. */
export function usePageQuery<Data, Variables extends AnyVariables>(
  query: DocumentInput<Data, Variables>,
  variables: Variables,
  { pause = false, askedAgain = 'always' }: { pause?: boolean; askedAgain?: AskedAgain } = {},
): Answer<Data> {
  const asked = JSON.stringify(variables);
  const requestPolicy = useMemo<RequestPolicy>(
    () => (isGoingBack() ? 'cache-first' : 'cache-and-network'),
    // One may go back from one part or filter of a page to another.
    [asked],
  );
  const [{ data, error, fetching, stale }, ask] = useQuery<Data, AnyVariables>({
    query: query as DocumentInput<Data, AnyVariables>,
    variables,
    requestPolicy,
    pause,
    context: useMemo(() => ({ askedAgain }), [askedAgain]),
  });
  const retry = () => ask({ requestPolicy: 'network-only' });
  const shown = useKept(data ?? undefined, asked, error);
  return { data: shown, error, loading: fetching && shown === undefined, stale: stale || fetching, retry };
}

/** @returns the data or, after an error that leaves none, what was shown before; but nothing that one may no longer see */
function useKept<Data>(data: Data | undefined, asked: string, error: CombinedError | undefined) {
  const [kept, keep] = useState<{ readonly asked: string; readonly data: Data }>();
  if (data !== undefined && (kept?.data !== data || kept.asked !== asked)) keep({ asked, data });
  const isForbidden = error?.graphQLErrors.some(({ extensions }) => extensions['code'] === 'FORBIDDEN');
  return data ?? (error && !isForbidden && kept?.asked === asked ? kept.data : undefined);
}

/** Asks what is on the screen again whenever the subscription says that something changed. */
export function useLiveScreen<Data, Variables extends AnyVariables>(
  query: DocumentInput<Data, Variables>,
  variables: Variables,
  { pause = false } = {},
): void {
  const { screen } = useApi();
  useSubscription<Data, Data, AnyVariables>(
    { query: query as DocumentInput<Data, AnyVariables>, variables, pause },
    (_before, event) => {
      screen.refresh();
      return event;
    },
  );
}

export interface UserError {
  readonly code: string;
  readonly field: readonly string[] | null;
  readonly message: string;
}

export interface Outcome<Payload> {
  readonly payload: Payload | null;
  readonly userErrors: readonly UserError[];
  /** Set if the request itself failed: it may be sent again, and counts once. */
  readonly failure: CombinedError | null;
}

/**
 * A mutation with one `input`, whose only field is the payload. A repeat after a failure carries the same Idempotency-Key, so
 * that it counts once; another input gets a key of its own.
 */
export function useAct<Input, Payload>(document: DocumentInput<Record<string, Payload>, { input: Input }>) {
  const [{ fetching }, send] = useMutation(document);
  const { screen } = useApi();
  const keys = useMemo(() => new IdempotencyKeys(), []);
  const run = async (input: Input): Promise<Outcome<Payload>> => {
    const key = keys.of(input);
    const result = await send({ input }, { fetchOptions: { headers: { 'idempotency-key': key } } });
    const payload = result.data ? Object.values(result.data)[0]! : null;
    if (result.error) return { payload, userErrors: [], failure: result.error };
    keys.forget();
    const { userErrors = [] } = payload as { userErrors?: readonly UserError[] };
    // After a conflict too, so that the page shows what changed.
    if (userErrors.every(({ code }) => code === 'CONFLICT')) screen.refresh();
    return { payload, userErrors, failure: null };
  };
  return { run, busy: fetching };
}

class IdempotencyKeys {
  private readonly keys = new Map<string, string>();

  of(value: unknown): string {
    const input = JSON.stringify(value);
    const key = this.keys.get(input) ?? crypto.randomUUID();
    this.keys.set(input, key);
    return key;
  }

  forget(): void {
    this.keys.clear();
  }
}

/** @returns the latest value, at the earliest after it has rested for a while */
export function useRested<T>(value: T, ms: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return rested;
}
