import { gzipSync } from 'node:zlib';
import { TestApp } from '../support/app.js';
import { terminate, untilBlockedBy } from '../support/blocked.js';
import * as usage from '../support/usage.js';

const { NDJSON, call, lines } = usage;

describe('an Idempotency-Key of a batch of usage', () => {
  let app: TestApp;
  let gateway: string;
  let northwind: string;
  beforeAll(async () => {
    ({ app, gateway, northwind } = await usage.startUsageWorld());
  });
  afterAll(() => app.stop());

  const sendRaw = async (payload: string | Buffer, key: string, headers: object = {}, path = '') => {
    const answer = await app.nest.inject({
      ...({ method: 'POST', url: `${usage.URL}${path}`, payload } as const),
      headers: {
        'content-type': NDJSON,
        authorization: `Bearer ${gateway}`,
        'idempotency-key': key,
        ...headers,
      },
    });
    return { status: answer.statusCode, text: answer.body };
  };
  const send = async (...given: Parameters<typeof sendRaw>) => {
    const { status, text } = await sendRaw(...given);
    const body = JSON.parse(text) as usage.Sent['body'];
    return { status, ...body };
  };
  const calls = async () =>
    (await app.pools.staff.query('select coalesce(sum(calls), 0)::int as calls from usage_daily')).rows[0]
      .calls as number;

  it('returns the first response to a repeat, to the byte, and counts nothing', async () => {
    const payload = lines(call('r1'), call('r2'), call('r1'), call('r3', { status: 999 }));
    const first = await sendRaw(payload, 'one');
    expect(JSON.parse(first.text)).toMatchObject({ accepted: 2, duplicates: 1, rejectedTotal: 1 });
    const counted = await calls();
    expect(await sendRaw(payload, 'one')).toEqual(first);
    expect(await calls()).toBe(counted);
    // Without the key, the records are duplicates.
    const { body } = await usage.send(app, payload, { type: NDJSON, key: gateway });
    expect(body).toMatchObject({ accepted: 0, duplicates: 3 });
  });

  it.each<[string, () => Parameters<typeof sendRaw>]>([
    ['another body', () => [lines(call('b2')), 'body']],
    [
      'the same records compressed',
      () => [gzipSync(lines(call('b1'))), 'body', { 'content-encoding': 'gzip' }],
    ],
    ['the same body in another format', () => [lines(call('b1')), 'body', {}, '/kong']],
  ])('is rejected with %s', async (_case, other) => {
    await send(lines(call('b1')), 'body');
    const counted = await calls();
    expect(await send(...other())).toMatchObject({
      status: 422,
      error: {
        code: 'IDEMPOTENCY_KEY_REUSED',
        message: 'This Idempotency-Key was already used with a different body.',
      },
    });
    expect(await calls()).toBe(counted);
  });

  it('belongs to the API key that sent it', async () => {
    await send(lines(call('own 1')), 'own');
    const authorization = `Bearer ${northwind}`;
    expect(await send(lines(call('own 2')), 'own', { authorization })).toMatchObject({ accepted: 1 });
  });

  it.each(['', 'x'.repeat(256)])('must have 1-255 characters: "%s"', async (key) => {
    expect(await send(lines(call('long')), key)).toMatchObject({
      status: 400,
      error: { code: 'INVALID', message: 'The Idempotency-Key header must have 1-255 characters.' },
    });
  });

  it('gives concurrent repeats one effect and one response', async () => {
    const payload = lines(call('c1'), call('c2'));
    const answers = await Promise.all(Array.from({ length: 8 }, () => sendRaw(payload, 'at once')));
    expect(JSON.parse(answers[0]!.text)).toMatchObject({ accepted: 2, duplicates: 0 });
    expect(answers).toEqual(answers.map(() => answers[0]));
  });

  it('can be used again after a response that counted nothing because of an error', async () => {
    expect(await send(Buffer.from('{"a":1}'), 'again', { 'content-encoding': 'gzip' })).toMatchObject({
      status: 400,
    });
    expect(await send(lines(call('again')), 'again')).toMatchObject({ status: 202, accepted: 1 });
  });

  it('is not used if the connection dies before the counts are committed', async () => {
    const holder = await app.pools.staff.connect();
    await holder.query('begin; lock table usage_daily in share row exclusive mode');
    const answer = send(lines(call('dies')), 'dies');
    await terminate(holder, await untilBlockedBy(holder));
    expect((await answer).status).toBe(503);
    await holder.query('rollback');
    holder.release();
    expect(await send(lines(call('dies')), 'dies')).toMatchObject({ accepted: 1, duplicates: 0 });
  });

  it('expires after 24 hours', async () => {
    await send(lines(call('day')), 'day');
    app.clock.pin(new Date(app.clock.now().getTime() + 24 * 3600_000));
    expect(await send(lines(call('day')), 'day')).toMatchObject({ accepted: 0, duplicates: 1 });
  });
});
