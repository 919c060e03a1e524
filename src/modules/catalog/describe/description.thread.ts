import os from 'node:os';
import { parentPort } from 'node:worker_threads';
import { MAX_HOSTS, MAX_OPERATIONS } from '../domain/catalog-limits.js';
import { type ApiDescription, ApiDescriptionError } from './api-description.js';
import type { ThreadAnswer } from './read-in-thread.js';
import { readApiDescription } from './read-api-description.js';

// Requests take precedence where cores are few. On Linux this affects only this thread, elsewhere the whole process.
if (process.platform === 'linux') os.setPriority(os.constants.priority.PRIORITY_LOW);

/** Answers one document at a time; the answer is bounded, because receiving it blocks the other thread. */
parentPort!.on('message', (document: string) => {
  // Any other error ends the thread and rejects the caller's promise.
  void answerOf(document).then((answer) => parentPort!.postMessage(answer));
});

async function answerOf(document: string): Promise<ThreadAnswer> {
  try {
    return boundedAnswer(await readApiDescription(document));
  } catch (error) {
    if (!(error instanceof ApiDescriptionError)) throw error;
    return { fault: error.line === null ? error.message : `Line ${error.line}: ${error.message}` };
  }
}

function boundedAnswer(description: ApiDescription): ThreadAnswer {
  const { operations, hosts } = description;
  if (operations.length > MAX_OPERATIONS) return { operations: operations.length };
  return { description: { ...description, hosts: hosts.slice(0, MAX_HOSTS + 1) } };
}
