import { z } from 'zod';
import { StartFailure } from '../platform/base/start-failure.js';
import { type Reply, RetryingHttp } from '../platform/process/retrying-http.js';

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

const ANSWER_MS = 120_000;
const GIVE_UP_MS = 15 * 60_000;

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
  private readonly http: RetryingHttp;

  constructor(private readonly target: Target) {
    const { url, onWait } = target;
    this.http = new RetryingHttp({ url, onWait, reasonOf, answerMs: ANSWER_MS, giveUpMs: GIVE_UP_MS });
  }

  /**
   * Sends again until there is an answer; the key makes it that of the first request.
   * @throws StartFailure if sending again does not help, or nothing helped for 15 minutes
   */
  async send(body: Buffer, idempotencyKey: string): Promise<UsageAnswer> {
    const { format, key } = this.target;
    const headers = {
      'content-type': 'application/x-ndjson',
      authorization: `Bearer ${key}`,
      'idempotency-key': idempotencyKey,
    };
    const reply = await this.http.post(`/ingest/usage/${format}`, headers, body);
    if (reply.status === 202) return ANSWER.parse(JSON.parse(reply.text));
    throw new StartFailure(`${reasonOf(reply)}.`);
  }
}

/** @returns a clause, without a full stop */
function reasonOf({ status, text }: Reply): string {
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
