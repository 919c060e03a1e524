import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from '../base/error-code.js';
import { StartFailure } from '../base/start-failure.js';

const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 30_000;
const MINUTE_MS = 60_000;
/** Of a server that stops or starts, of a proxy in front of it, or of a database that has gone away. */
const TRANSIENT = new Set([408, 429, 500, 502, 503, 504]);
/** Of a connection that the server had accepted. */
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);
/** Anything else before any contact means that the address is wrong or the server not running. */
const TIMED_OUT = new Set(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT']);

export interface Reply {
  readonly status: number;
  readonly text: string;
}

interface Target {
  readonly url: string;
  /** Longer than the server takes for anything. */
  readonly answerMs: number;
  /** How long to go on without an answer. */
  readonly giveUpMs: number;
  /** Why a request was not accepted, as a clause without a full stop. */
  readonly reasonOf: (reply: Reply) => string;
  /** Is told why the command waits. */
  readonly onWait: (reason: string, seconds: number) => void;
}

/** The server stopped answering; it may have done what it was asked. */
export class GaveUp extends StartFailure {}

type Attempt = Reply | { readonly reason: string; readonly retryAfterMs: number | null };

/** Sends a command's requests to a server, until each is answered. */
export class RetryingHttp {
  private hadContact = false;

  constructor(private readonly target: Target) {}

  /**
   * Waits as long as the server says, and sends again after a lost connection, so the request needs an Idempotency-Key
   * unless it only reads.
   * @returns the first answer that is not transient
   * @throws GaveUp, or StartFailure if the server cannot be reached
   */
  async post(path: string, headers: Readonly<Record<string, string>>, body: Buffer | string): Promise<Reply> {
    const began = performance.now();
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await this.attempt(path, headers, body);
      if ('status' in outcome) return outcome;
      const { giveUpMs, onWait } = this.target;
      if (performance.now() - began > giveUpMs)
        throw new GaveUp(
          `Gave up after ${giveUpMs / MINUTE_MS} minutes without progress: ${outcome.reason}.`,
        );
      const waitMs = outcome.retryAfterMs ?? backoffMs(attempt);
      onWait(outcome.reason, Math.ceil(waitMs / 1000));
      await sleep(waitMs);
    }
  }

  private async attempt(
    path: string,
    headers: Readonly<Record<string, string>>,
    body: Buffer | string,
  ): Promise<Attempt> {
    const { url, answerMs, reasonOf } = this.target;
    try {
      const response = await fetch(url + path, {
        ...{ method: 'POST', headers, body },
        // The credentials must not be sent elsewhere.
        redirect: 'manual',
        signal: AbortSignal.timeout(answerMs),
      });
      const reply = { status: response.status, text: await response.text() };
      this.hadContact = true;
      if (!TRANSIENT.has(reply.status)) return reply;
      const seconds = Number(response.headers.get('retry-after') ?? NaN);
      return { reason: reasonOf(reply), retryAfterMs: seconds >= 0 ? seconds * 1000 : null };
    } catch (error) {
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

/** Exponential, with jitter, so that several commands do not come back together. */
function backoffMs(attempt: number): number {
  return Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt) * (0.5 + Math.random() / 2);
}
