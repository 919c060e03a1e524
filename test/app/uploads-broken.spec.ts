import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { type Socket, connect } from 'node:net';
import path from 'node:path';
import { MAX_UPLOAD_BYTES, TestApp } from '../support/app.js';
import * as files from '../support/files.js';
import { ENGINEER, NORTHWIND_ID, type Person } from '../support/people.js';
import { type Started, seedProduct, startIntegration } from '../support/seed-integrations.js';
import { until } from '../support/until.js';

const DEACTIVATE = `mutation ($input: DeactivateUserInput!) { deactivateUser(input: $input) { userErrors { code } } }`;

describe('uploads over a connection', () => {
  let app: TestApp;
  let engagement: Started;
  let origin: URL;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedProduct(app);
    engagement = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
    await app.nest.listen(0, '127.0.0.1');
    origin = new URL((await app.nest.getUrl()).replace('[::1]', '127.0.0.1'));
  });
  afterAll(() => app.stop());

  const kept = () => readdirSync(path.join(app.folder, 'files'));
  const rows = async () => (await app.pools.staff.query('select id from upload')).rows;
  const isClean = async () => kept().length === 0 && (await rows()).length === 0;
  const due = async () =>
    (await app.pools.staff.query(`select subject from due_work where kind = 'upload.expire'`)).rows;

  /** Sends the beginning of an upload that is never completed. */
  const begin = async (person: Person = ENGINEER): Promise<Socket> => {
    const whole = files.formOf([
      ['engagement', engagement.key],
      ['file', { ...files.TEXT, bytes: Buffer.alloc(MAX_UPLOAD_BYTES / 2, 'a') }],
    ]);
    const socket = connect(Number(origin.port), '127.0.0.1');
    await once(socket, 'connect');
    socket.on('error', () => undefined);
    const headers = `authorization: Bearer ${await app.token(person)}\r\ncontent-type: ${files.FORM['content-type']}`;
    socket.write(
      `POST /uploads HTTP/1.1\r\nhost: a\r\n${headers}\r\ncontent-length: ${whole.length}\r\n\r\n`,
    );
    socket.write(whole.subarray(0, whole.length / 2));
    return socket;
  };
  const parts = () => kept().filter((name) => name.endsWith('.part')).length;

  it('leave nothing behind if their sender disconnects', async () => {
    const socket = await begin();
    await until(() => parts() === 1);
    socket.destroy();
    await until(isClean);
    expect(await due()).toEqual([]);
  });

  it('are limited to three at a time per user, and possible again afterwards', async () => {
    const sockets = await Promise.all([1, 2, 3].map(() => begin()));
    await until(() => parts() === 3);
    const { status, body } = await files.upload(app, ENGINEER, engagement.key, files.TEXT);
    expect([status, body.error.code]).toEqual([429, 'RATE_LIMITED']);
    const other = await files.upload(app, 'manager@causeway.example', engagement.key, files.TEXT);
    expect(other.status).toBe(201);
    sockets.forEach((socket) => socket.destroy());
    // A place is free once everything written by an aborted upload is gone, including its row.
    const upload = () => files.upload(app, ENGINEER, engagement.key, files.TEXT);
    await until(async () => (await upload()).status === 201);
    expect(parts()).toBe(0);
    await app.moveTo('2026-12-02T15:00:00Z');
    expect(await isClean()).toBe(true);
  });

  it('are rejected as too large while they are still being sent, and leave nothing behind', async () => {
    const form = new FormData();
    form.append('engagement', engagement.key);
    form.append(
      'file',
      new Blob([Buffer.alloc(MAX_UPLOAD_BYTES * 20, 'a')], { type: 'text/plain' }),
      'a.txt',
    );
    const headers = { authorization: `Bearer ${await app.token(ENGINEER)}` };
    const answer = await fetch(new URL('/uploads', origin), { method: 'POST', headers, body: form });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ error: { message: 'The file is larger than 0.25 MiB.' } });
    await until(isClean);
  });

  it('can be sent with a browser’s form', async () => {
    const form = new FormData();
    form.append('engagement', engagement.key);
    form.append('file', new Blob([files.PDF.bytes], { type: 'application/pdf' }), 'Prüfung „eins“.pdf');
    const headers = { authorization: `Bearer ${await app.token(ENGINEER)}` };
    const answer = await fetch(new URL('/uploads', origin), { method: 'POST', headers, body: form });
    expect(await answer.json()).toMatchObject({ upload: { name: 'Prüfung „eins“.pdf' } });
  });

  it('end when their user is deactivated', async () => {
    const { body } = await files.upload(app, ENGINEER, engagement.key, files.TEXT);
    const users = await app.gql('admin@causeway.example', '{ users(first: 50) { nodes { id email } } }');
    const { id: userId } = users.data.users.nodes.find((each: { email: string }) => each.email === ENGINEER);
    await app.gql('admin@causeway.example', DEACTIVATE, { input: { userId } });
    expect((await files.upload(app, ENGINEER, engagement.key, files.TEXT)).status).toBe(401);
    expect((await files.download(app, ENGINEER, body.upload.id)).status).toBe(401);
  });
});
