import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { codeOf } from '../platform/base/error-code.js';
import { StartFailure } from '../platform/base/start-failure.js';

const count = z.number().int();
const ANSWER = z.object({
  accepted: count,
  duplicates: count,
  quarantined: count,
  skipped: count.default(0),
  rejected: z.array(z.object({ index: count, reason: z.string() })),
  rejectedTotal: count,
});
export type UsageAnswer = z.infer<typeof ANSWER>;
const FAULT = z.object({ error: z.object({ message: z.string() }) });

/** Longer than the server takes for anything. */
const ANSWER_MS = 120_000;
const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 30_000;
/** Without any progress. */
const GIVE_UP_MS = 15 * 60_000;
/** Of a server that stops or starts, of a proxy in front of it, or of a database that has gone away. */
const TRANSIENT = new Set([408, 429, 500, 502, 503, 504]);
/** Of a connection that the server had accepted. */
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);
/** Anything else before any contact means that the address is wrong or the server not running. */
const TIMED_OUT = new Set(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT']);

const ADVICE: Readonly<Record<number, string>> = {
  401: 'The server does not know the API key, or it has expired',
  403: 'The API key may not send usage; it needs the scope USAGE_WRITE',
  404: 'There is no usage ingest of this format at this address',
  413: 'The server or a proxy before it does not accept requests of this size',
};

interface Target {
  readonly url: string;
  readonly format: string;
  readonly key: string;
  /** Is told why the import waits. */
  readonly onWait: (reason: string, seconds: number) => void;
}

/** Sends batches through the public route, until each is answered. */
export class UsageClient {
  private hadContact = false;

  constructor(private readonly target: Target) {}

  /**
   * Waits as long as the server says, and sends again after a lost connection; the key makes the answer that of the first.
   * @throws StartFailure if sending again does not help, or nothing helped for 15 minutes
   */
  async send(body: Buffer, idempotencyKey: string): Promise<UsageAnswer> {
    const began = performance.now();
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await this.attempt(body, idempotencyKey);
      if ('accepted' in outcome) return outcome;
      if (performance.now() - began > GIVE_UP_MS)
        throw new StartFailure(`Gave up after 15 minutes without progress: ${outcome.reason}.`);
      const waitMs = outcome.retryAfterMs ?? backoffMs(attempt);
      this.target.onWait(outcome.reason, Math.ceil(waitMs / 1000));
      await sleep(waitMs);
    }
  }

  private async attempt(
    body: Buffer,
    idempotencyKey: string,
  ): Promise<UsageAnswer | { readonly reason: string; readonly retryAfterMs: number | null }> {
    const { url, format, key } = this.target;
    try {
      const response = await fetch(`${url}/ingest/usage/${format}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-ndjson',
          authorization: `Bearer ${key}`,
          'idempotency-key': idempotencyKey,
        },
        body,
        // The key must not be sent elsewhere.
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      const text = await response.text();
      this.hadContact = true;
      if (response.status === 202) return ANSWER.parse(JSON.parse(text));
      const reason = reasonOf(response.status, text);
      if (!TRANSIENT.has(response.status)) throw new StartFailure(`${reason}.`);
      const seconds = Number(response.headers.get('retry-after') ?? NaN);
      return { reason, retryAfterMs: seconds >= 0 ? seconds * 1000 : null };
    } catch (error) {
      if (error instanceof StartFailure) throw error;
      return { reason: this.lostConnection(error), retryAfterMs: null };
    }
  }

  private lostConnection(error: unknown): string {
    const code = codeOf(error instanceof Error ? (error.cause ?? error) : error);
    if (BROKEN.has(code)) this.hadContact = true;
    if (!this.hadContact && !TIMED_OUT.has(code))
      throw new StartFailure(
        `Causeway cannot be reached at ${this.target.url} (${code}); set it with --url.`,
      );
    return `The connection was lost (${code})`;
  }
}

/** @returns a clause, without a full stop */
function reasonOf(status: number, text: string): string {
  const message = messageOf(text);
  return `${ADVICE[status] ?? 'The server did not accept the request'} (${status})${message ? `: ${message}` : ''}`;
}

function messageOf(text: string): string | null {
  try {
    return FAULT.parse(JSON.parse(text)).error.message.replace(/\.$/, '');
  } catch {
    return null;
  }
}

/** Exponential, with jitter, so that several imports do not come back together. */
function backoffMs(attempt: number): number {
  return Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt) * (0.5 + Math.random() / 2);
}
