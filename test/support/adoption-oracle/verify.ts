import fc from 'fast-check';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { TestApp } from '../app.js';
import { URL as ROUTE } from '../usage.js';
import { Oracle, type Ingested, type Receiver, caseRecipe } from './oracle.js';
import { messageOf } from './receivers.js';

const PROCESSES = 2;
const REPORTED_EVERY = 100;

/**
 * Compares cases that real processes take in, and reports progress and the first difference, reduced to a minimal one.
 * @param seed null for a new one
 * @returns whether there was no difference
 */
export async function verify(cases: number, seed: number | null): Promise<boolean> {
  const app = await TestApp.start();
  const children = await Promise.all(Array.from({ length: PROCESSES }, () => startProcess(app)));
  const oracle = await Oracle.on(
    app,
    children.map(({ receiver }) => receiver),
  );
  const began = performance.now();
  let checked = 0;
  let differs = false;
  const property = fc.asyncProperty(caseRecipe, async (each) => {
    await oracle.check(each).catch((error: unknown) => {
      if (!differs) console.log('Found a difference; looking for a smaller case.');
      differs = true;
      throw error;
    });
    checked += 1;
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    if (!differs && checked % REPORTED_EVERY === 0) console.log(`${checked} of ${cases} cases, ${seconds} s`);
  });
  const outcome = await fc.check(property, { numRuns: cases, ...(seed === null ? {} : { seed }) });
  console.log(
    outcome.failed
      ? `${fc.defaultReportMessage(outcome)}\n\n${String(outcome.errorInstance)}\n\nRepeat with --seed ${outcome.seed}.`
      : `No difference in ${cases} cases (seed ${outcome.seed}).`,
  );
  await oracle.end();
  for (const { child } of children) child.kill();
  await app.stop();
  return !outcome.failed;
}

async function startProcess({ database }: TestApp): Promise<{ child: ChildProcess; receiver: Receiver }> {
  const child = fork(path.join(import.meta.dirname, 'ingest-process.js'));
  const { appUrl, portalUrl } = database;
  const { url } = await tell(child, { urls: { appUrl, portalUrl } });
  const send: Receiver['send'] = async (request) => {
    const response = await fetch(`${url}${ROUTE}`, { ...messageOf(request), body: request.body });
    return { status: response.status, body: (await response.json()) as Ingested['body'] };
  };
  const pin = async (now: Date) => void (await tell(child, { now: now.toISOString() }));
  return { child, receiver: { send, pin } };
}

/** Sends a message and returns the reply. */
async function tell(child: ChildProcess, message: object): Promise<{ url?: string }> {
  const reply = once(child, 'message');
  child.send(message);
  const [answer] = (await reply) as [{ url?: string }];
  return answer;
}
