import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { IngestTurns } from '../../src/modules/usage/ingest-turns.js';
import { TestApp } from '../support/app.js';
import * as usage from '../support/usage.js';

const SENDERS = 20;
const BATCHES = 2;
const RECORDS = 1_000;

interface Told {
  readonly status: number;
  readonly retryAfter: string | null;
}

interface Body {
  readonly body: string | Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Every other sender compresses; no two bodies contain the same record. */
function bodyOf(sender: number, number: number): Body {
  const calls = Array.from({ length: RECORDS }, (_, n) => usage.call(`${sender}/${number}/${n}`));
  const text = usage.lines(...calls);
  return sender % 2 === 0
    ? { body: text, headers: {} }
    : { body: gzipSync(text), headers: { 'content-encoding': 'gzip' } };
}

describe('20 gateways that send large batches at once', () => {
  let app: TestApp;
  let url: string;
  beforeAll(async () => {
    app = await TestApp.start();
    await usage.seedUsageWorld(app.pools.staff);
    await app.nest.listen(0, '127.0.0.1');
    url = await app.nest.getUrl();
    // So that the house is full however fast the machine is.
    const limits = Reflect.get(app.nest.get(IngestTurns), 'limits') as object;
    Reflect.set(limits, 'waitMs', 200);
  });
  afterAll(() => app.stop());

  async function send(key: string, { body, headers }: Body): Promise<Told> {
    const response = await fetch(`${url}${usage.URL}`, {
      method: 'POST',
      headers: { 'content-type': usage.NDJSON, authorization: `Bearer ${key}`, ...headers },
      body,
    });
    await response.text();
    return { status: response.status, retryAfter: response.headers.get('retry-after') };
  }

  /** Sends until it is accepted, and waits for as long as it is told to. */
  async function sendObediently(key: string, body: Body): Promise<Told[]> {
    const answer = await send(key, body);
    if (answer.status !== 429) return [answer];
    await sleep(Number(answer.retryAfter) * 1000);
    return [answer, ...(await sendObediently(key, body))];
  }

  /** @returns how long `/health/live` takes while `act` runs, in milliseconds, shortest first */
  async function healthWhile(act: () => Promise<unknown>): Promise<number[]> {
    const took: number[] = [];
    let isOver = false;
    const acting = act().finally(() => (isOver = true));
    while (!isOver) {
      const began = performance.now();
      await (await fetch(`${url}/health/live`)).text();
      took.push(performance.now() - began);
      await sleep(20);
    }
    await acting;
    return took.sort((a, b) => a - b);
  }

  it('are all served, each record once; some are told when to come back, and nothing else is slowed down', async () => {
    const keys = await Promise.all(
      Array.from({ length: SENDERS }, () => usage.createKey(app.pools.staff, null)),
    );
    const bodies = keys.map((_key, sender) =>
      Array.from({ length: BATCHES }, (_batch, number) => bodyOf(sender, number)),
    );
    const told: Told[] = [];
    const health = await healthWhile(() =>
      Promise.all(
        keys.map(async (key, sender) => {
          for (const body of bodies[sender]!) told.push(...(await sendObediently(key, body)));
        }),
      ),
    );
    expect(new Set(told.map(({ status }) => status))).toEqual(new Set([202, 429]));
    for (const { status, retryAfter } of told)
      expect(retryAfter).toEqual(status === 429 ? expect.stringMatching(/^[1-9]\d?$/) : null);
    const { rows } = await app.pools.staff.query('select sum(calls)::int as calls from usage_daily');
    expect(rows).toEqual([{ calls: SENDERS * BATCHES * RECORDS }]);
    expect(health[Math.floor(health.length * 0.9)]).toBeLessThan(1_000);
  }, 240_000);
});
