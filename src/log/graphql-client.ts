import { z } from 'zod';
import { StartFailure } from '../platform/base/start-failure.js';
import { type Reply, RetryingHttp } from '../platform/process/retrying-http.js';

const ANSWER_MS = 30_000;
const GIVE_UP_MS = 2 * 60_000;

const ANSWER = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }),
    )
    .optional(),
});

/** What to do about an error, by its code; for all others, the server's message says it. */
const ADVICE: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: 'The server does not accept the token, or it has expired; get a new one.',
  GRAPHQL_VALIDATION_FAILED: 'The server is of another version than this command.',
  BAD_USER_INPUT: 'The server is of another version than this command, or the line is too long for it.',
};

/** The server's error, as a sentence. */
export class RequestFailed extends StartFailure {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(ADVICE[code] === undefined ? message : `${ADVICE[code]} (${message})`);
  }
}

interface Target {
  readonly url: string;
  /** The user's bearer token. */
  readonly token: string;
  /** Is told why the command waits. */
  readonly onWait: (reason: string, seconds: number) => void;
}

/** Sends GraphQL operations as a user, until each is answered. */
export class GraphqlClient {
  private readonly http: RetryingHttp;

  constructor(private readonly target: Target) {
    const { url, onWait } = target;
    this.http = new RetryingHttp({ url, onWait, reasonOf, answerMs: ANSWER_MS, giveUpMs: GIVE_UP_MS });
  }

  /**
   * @param idempotencyKey of a mutation, so that it counts once however often it is sent
   * @returns the answer's data
   * @throws RequestFailed, GaveUp, or StartFailure if there is no such server
   */
  async request(document: string, variables: object, idempotencyKey?: string): Promise<unknown> {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${this.target.token}`,
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    };
    const reply = await this.http.post('/graphql', headers, JSON.stringify({ query: document, variables }));
    const answer = answerOf(reply);
    if (!answer)
      throw new StartFailure(`The server at ${this.target.url} is not Causeway (${reply.status}).`);
    const [error] = answer.errors ?? [];
    if (error) throw new RequestFailed(error.extensions?.code ?? '', error.message);
    return answer.data;
  }
}

function answerOf({ text }: Reply): z.infer<typeof ANSWER> | null {
  try {
    const parsed = ANSWER.safeParse(JSON.parse(text));
    return parsed.success && (parsed.data.errors !== undefined || parsed.data.data !== undefined)
      ? parsed.data
      : null;
  } catch {
    return null;
  }
}

/** @returns a clause, without a full stop */
function reasonOf(reply: Reply): string {
  const message = answerOf(reply)?.errors?.[0]?.message.replace(/\.$/, '');
  return `The server did not answer (${reply.status})${message === undefined ? '' : `: ${message}`}`;
}
