import os from 'node:os';
import { parentPort } from 'node:worker_threads';
import { MAX_HOSTS, MAX_OPERATIONS } from '../domain/catalog-limits.js';
import { type ApiDescription, ApiDescriptionError } from './api-description.js';
import type { ThreadAnswer } from './read-in-thread.js';
import { readApiDescription } from './read-api-description.js';

// Linux means the thread alone, others would mean the process: requests come first where cores are few.
if (process.platform === 'linux') os.setPriority(os.constants.priority.PRIORITY_LOW);

/** Answers one document after the other; what is handed over is bounded, as taking it holds the other thread up. */
parentPort!.on('message', (document: string) => {
  // What is wrong with us ends the thread, and its reader is told.
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
