import { refuse } from '../../kernel/errors.js';
import { type RequestContext, currentContext } from '../base/request-context.js';
import type { Pools } from '../database/pools.js';
import { query, type Tx, write } from '../database/tx.js';

const MAX_KEY = 255;
const KEPT_MS = 24 * 3600_000;

/** The answer stored under a key, returned again to repeated requests. */
interface StoredAnswer {
  readonly payload: Record<string, unknown>;
}

interface KeyedRequest extends Pick<RequestContext, 'idempotencyKey' | 'fingerprint'> {
  /** What the fingerprint is made from, for the message about another one. */
  readonly what: string;
}

/**
 * Runs `act` unless the current request repeats an earlier one of the same owner, which then gets the answer stored by the
 * first; requests without a key or fingerprint always run.
 * @param ownerId of the user or API key that keys are scoped to
 * @param what the fingerprint is made from, e.g. `body`
 * @throws Refusal if the key was used with another fingerprint
 */
export async function withIdempotencyKey<P extends object>(
  tx: Tx,
  ownerId: string,
  what: string,
  act: () => Promise<P>,
): Promise<P> {
  const context = currentContext();
  if (!context) return act();
  const request = { ...context, what };
  const stored = await claimKey(tx, ownerId, request);
  if (stored) return stored.payload as P;
  const answer = await act();
  await storeAnswer(tx, ownerId, request, answer);
  return answer;
}

/** @throws Refusal if the key is empty or too long */
export function assertKeyLength(key: string): void {
  if (key.length === 0 || key.length > MAX_KEY)
    refuse('INVALID', null, `The Idempotency-Key header must have 1-${MAX_KEY} characters.`);
}

/**
 * Claims the key for this transaction. A second request with the same key waits here until the first has ended, then finds
 * its answer, or the key unused if the first was rolled back. Keys expire after 24 hours.
 * @returns the answer of an earlier request, or null if this is the first or sends no key
 */
async function claimKey(tx: Tx, ownerId: string, context: KeyedRequest): Promise<StoredAnswer | null> {
  const { idempotencyKey: key, fingerprint, what } = context;
  if (key === undefined || fingerprint === undefined) return null;
  assertKeyLength(key);
  const claimed = await query(
    tx,
    `insert into idempotency_key as kept (viewer_id, key, fingerprint, payload, created_at)
     values ($1, $2, $3, '{}', $4)
     on conflict (viewer_id, key) do update set fingerprint = $3, payload = '{}', created_at = $4
       where kept.created_at <= $5
     returning key`,
    [ownerId, key, fingerprint, tx.now, new Date(tx.now.getTime() - KEPT_MS)],
  );
  if (claimed.length > 0) return null;
  const [kept] = await query<StoredAnswer & { fingerprint: string }>(
    tx,
    'select fingerprint, payload from idempotency_key where viewer_id = $1 and key = $2',
    [ownerId, key],
  );
  if (kept?.fingerprint !== fingerprint)
    refuse('IDEMPOTENCY_KEY_REUSED', null, `This Idempotency-Key was already used with a different ${what}.`);
  return { payload: kept.payload };
}

/** Stores the ids of changed objects and the computed parts of the answer; secrets are never stored. */
async function storeAnswer(tx: Tx, ownerId: string, context: KeyedRequest, payload: object): Promise<void> {
  const { idempotencyKey: key, fingerprint } = context;
  if (key === undefined || fingerprint === undefined) return;
  const { secret: _secret, ...kept } = payload as Record<string, unknown>;
  const text = JSON.stringify(kept);
  await write(tx, {
    table: 'idempotency_key',
    text: (bind) =>
      `update idempotency_key set payload = ${bind(text)} where viewer_id = ${bind(ownerId)} and key = ${bind(key)}`,
  });
}

/** Deletes expired keys. @param now the Clock's instant */
export async function dropOldKeys({ staff }: Pools, now: Date): Promise<void> {
  await staff.query('delete from idempotency_key where created_at < $1', [new Date(now.getTime() - KEPT_MS)]);
}
