import { gzipSync } from 'node:zlib';
import { newId } from '../../src/kernel/ids.js';
import { IngestUsageService } from '../../src/modules/usage/ingest-usage.service.js';
import { HeldBodies } from '../../src/platform/http/held-bodies.js';
import { TestApp } from '../support/app.js';
import { NORTHWIND_ID } from '../support/people.js';
import { until } from '../support/until.js';
import * as usage from '../support/usage.js';

const { NDJSON, call, lines } = usage;

describe('many concurrent senders of usage', () => {
  let app: TestApp;
  let key: string;
  beforeAll(async () => {
    app = await TestApp.start();
    await usage.seedUsageWorld(app.pools.staff);
    key = await usage.createKey(app.pools.staff, null);
  });
  afterAll(() => app.stop());
  const send = (payload: string | Buffer, headers = {}) =>
    usage.send(app, payload, { type: NDJSON, key, headers });

  it('have their bodies decompressed two at a time, however small they arrived', async () => {
    const service = app.nest.get(IngestUsageService);
    const sender = { keyId: newId(), name: 'gateway', scopes: [], partnerId: null };
    const finish: (() => void)[] = [];
    const sent = [0, 1, 2].map((number) =>
      service.execute(sender, 'causeway', async function* () {
        await new Promise<void>((resolve) => (finish[number] = resolve));
        yield [];
      }),
    );
    await until(() => finish.length >= 2);
    // Enough for a third to start if it could.
    await new Promise((wake) => setTimeout(wake, 20));
    expect(finish).toHaveLength(2);
    finish[0]!();
    await sent[0];
    await until(() => finish.length === 3);
    finish.forEach((each) => each());
    await Promise.all(sent);
  });

  it('leave capacity to others, however many keys of one partner send', async () => {
    const service = app.nest.get(IngestUsageService);
    const started: string[] = [];
    const finish: (() => void)[] = [];
    const senders = [
      ['one', NORTHWIND_ID],
      ['another', NORTHWIND_ID],
      ['gateway', null],
    ] as const;
    const sent = senders.map(([name, partnerId]) =>
      service.execute({ keyId: newId(), name, scopes: [], partnerId }, 'causeway', async function* () {
        started.push(name);
        await new Promise<void>((resolve) => finish.push(resolve));
        yield [];
      }),
    );
    await until(() => started.length >= 2);
    expect(started).toEqual(['one', 'gateway']);
    finish.splice(0).forEach((each) => each());
    await until(() => started.length === 3);
    finish.forEach((each) => each());
    await Promise.all(sent);
  });

  it('are each counted, compressed or not', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        n % 2 === 0
          ? send(lines(call(`plain ${n}`)))
          : send(gzipSync(lines(call(`packed ${n}`))), { 'content-encoding': 'gzip' }),
      ),
    );
    expect(answers.map(({ status, body }) => [status, body.accepted])).toEqual(
      Array.from({ length: 10 }, () => [202, 1]),
    );
  });

  it('are told to retry if too much is waiting, and nothing of it is counted until then', async () => {
    const limits = Reflect.get(Reflect.get(app.nest.get(HeldBodies), 'budget') as object, 'limits') as object;
    const most: unknown = Reflect.get(limits, 'most');
    const payload = lines(call('too many'));
    Reflect.set(limits, 'most', payload.length - 1);
    const refused = await send(payload);
    expect([refused.status, refused.body.error.code]).toEqual([429, 'RATE_LIMITED']);
    Reflect.set(limits, 'most', payload.length);
    expect((await send(payload)).body.accepted).toBe(1);
    expect((await send(payload)).body.duplicates).toBe(1);
    Reflect.set(limits, 'most', most);
  });
});
