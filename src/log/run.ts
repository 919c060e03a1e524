import { GaveUp } from '../platform/process/retrying-http.js';
import { GraphqlClient, RequestFailed } from './graphql-client.js';
import { type Logged, logProgress } from './operations.js';
import { type Line, prepare, type ReadyLog } from './prepare.js';
import { complaintOf, rejectionOf, reportOf } from './report.js';

/** What the command ends with. */
export interface Outcome {
  /** 0 if it was logged, or would be; 1 if it was rejected; 2 if it was not understood. */
  readonly code: 0 | 1 | 2;
  /** For people. */
  readonly text: string;
  /** For programs. */
  readonly json: object;
}

interface Run {
  readonly line: Line;
  readonly url: string;
  readonly client: () => GraphqlClient;
  readonly isDryRun: boolean;
  /** The Idempotency-Key. */
  readonly key: string;
  /** Is told that the log is about to be sent. */
  readonly onSend: () => void;
}

/** The log may or may not have been saved. */
export class Uncertain extends GaveUp {
  constructor(message: string, key: string) {
    super(`${message}\n${retryAdvice(key)}`);
  }
}

export const retryAdvice = (key: string): string =>
  `It may have been logged. Run the same command with --retry ${key}, and it counts once.`;

/**
 * Logs what a line says.
 * @throws Uncertain, or StartFailure if nothing was logged
 */
export async function run({ line, url, client, isDryRun, key, onSend }: Run): Promise<Outcome> {
  const ready = await prepare(line, url, client);
  if ('problems' in ready) {
    const { problems } = ready;
    return { code: 2, text: complaintOf(line.text, problems), json: { logged: false, problems } };
  }
  if (!isDryRun) onSend();
  try {
    const answer = await logProgress(client(), ready.input, { key, dryRun: isDryRun });
    return outcomeOf(ready, answer, isDryRun);
  } catch (error) {
    if (isDryRun) throw error;
    return savedAnyway(error, key);
  }
}

function outcomeOf(ready: ReadyLog, answer: Logged, isDryRun: boolean): Outcome {
  const { userErrors, ...rest } = answer;
  if (userErrors.length > 0)
    return { code: 1, text: rejectionOf(answer, isDryRun), json: { logged: false, userErrors } };
  return {
    code: 0,
    text: reportOf(ready, answer, isDryRun),
    json: { logged: !isDryRun, engagement: ready.log.engagement, input: ready.input, ...rest },
  };
}

/** Codes of errors after which the log may have been saved. */
const MAY_BE_SAVED = new Set(['INTERNAL_SERVER_ERROR', 'UNAVAILABLE']);

/** @throws what went wrong, unless the log was saved and only the answer is missing */
function savedAnyway(error: unknown, key: string): Outcome {
  if (error instanceof GaveUp) throw new Uncertain(error.message, key);
  if (!(error instanceof RequestFailed)) throw error;
  if (MAY_BE_SAVED.has(error.code)) throw new Uncertain(error.message, key);
  if (error.code !== 'SAVED_NOT_SHOWN') throw error;
  return { code: 0, text: `Logged. ${error.message}\n`, json: { logged: true, error: error.message } };
}
