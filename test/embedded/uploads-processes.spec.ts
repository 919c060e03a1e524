import { existsSync, readdirSync, renameSync } from 'node:fs';
import { type Socket, connect } from 'node:net';
import path from 'node:path';
import { newId } from '../../src/kernel/ids.js';
import { AUDIENCE, HttpIssuer } from '../support/auth-issuer.js';
import { type TestDatabase, cloneDatabase } from '../support/cluster.js';
import { query } from '../support/query.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { FORM, PDF, formOf } from '../support/files.js';
import { Causeway } from '../support/process.js';
import { StartHere } from '../support/start-here.js';
import { until } from '../support/until.js';
import { WorkingTeam } from '../support/working-team.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);

describe('files of real processes', () => {
  let database: TestDatabase;
  let issuer: HttpIssuer;
  let token: string, engagement: string;
  let killed: Causeway;
  let api: Causeway | StartHere;
  let next: StartHere | undefined;
  const filesDir = path.join(folder, 'files');

  const env = (more: Record<string, string> = {}) => ({
    ...{ DATABASE_URL: database.appUrl, DATABASE_PORTAL_URL: database.portalUrl },
    ...{ AUTH_ISSUER: issuer.url, AUTH_AUDIENCE: AUDIENCE, FILES_DIR: filesDir, ...more },
  });
  beforeAll(async () => {
    [database, issuer] = await Promise.all([cloneDatabase(), HttpIssuer.start()]);
    const team = await WorkingTeam.enter(database);
    token = await issuer.sign({
      claims: { sub: newId(), email: 'manager@causeway.example', email_verified: true },
    });
    api = killed = await Causeway.start(env());
    ({ id: engagement } = await team.startEngagement(api, token));
  });
  afterAll(async () => {
    await killed.signal('SIGKILL');
    await next?.stop();
    await issuer.stop();
    await database.drop();
  });

  const bearer = () => ({ authorization: `Bearer ${token}` });
  const send = (): Promise<{ id: string; path: string }> => {
    const body = new Uint8Array(
      formOf([
        ['engagement', engagement],
        ['file', PDF],
      ]),
    );
    return api
      .request('/uploads', { method: 'POST', headers: { ...FORM, ...bearer() }, body })
      .then((answer) => answer.body.upload);
  };
  const fetched = async (route: string) => {
    const answer = await fetch(`http://127.0.0.1:${api.port}${route}`, { headers: bearer() });
    return Buffer.from(await answer.arrayBuffer());
  };
  const parts = () => readdirSync(filesDir).filter((name) => name.endsWith('.part'));
  /** Sends half an upload, and waits until it is being stored. */
  const begin = async (): Promise<Socket> => {
    const whole = formOf([
      ['engagement', engagement],
      ['file', { ...PDF, bytes: Buffer.concat([PDF.bytes, Buffer.alloc(1_000_000, ' ')]) }],
    ]);
    const socket = connect(api.port, '127.0.0.1').on('error', () => undefined);
    const headers = Object.entries({ host: 'a', ...FORM, ...bearer(), 'content-length': whole.length });
    socket.write(`POST /uploads HTTP/1.1\r\n${headers.map((each) => each.join(': ')).join('\r\n')}\r\n\r\n`);
    socket.write(whole.subarray(0, whole.length / 2));
    await until(() => parts().length === 1);
    return socket;
  };
  const uploads = () =>
    query<{ stored: boolean }>(
      database.ownerUrl,
      'select stored_at is not null as stored from upload order by begun_at',
    );

  it('survive a kill -9 once they are acknowledged, and unfinished ones are removed after their hour', async () => {
    const acknowledged = await send();
    const socket = await begin();
    await killed.signal('SIGKILL');
    socket.destroy();
    api = next = await StartHere.start(env());
    expect((await fetched(acknowledged.path)).equals(PDF.bytes)).toBe(true);
    expect([parts().length, await uploads()]).toEqual([1, [{ stored: true }, { stored: false }]]);

    await query(
      database.ownerUrl,
      `update due_work set due_at = '2020-01-01', handed_at = null
       where kind = 'upload.expire' and subject in (select id from upload where stored_at is null)`,
    );
    await until(async () => (await uploads()).length === 1);
    expect(parts()).toEqual([]);
    expect((await fetched(acknowledged.path)).equals(PDF.bytes)).toBe(true);
  });

  it('are part of readiness: their folder may disappear while the process runs', async () => {
    const ready = () => api.request('/health/ready');
    expect((await ready()).body).toMatchObject({ status: 'ok', files: { ok: true } });
    renameSync(filesDir, `${filesDir}.gone`);
    const gone = await ready();
    expect(gone).toMatchObject({ status: 503, body: { files: { ok: false, reason: 'failed' } } });
    expect((await fetched('/uploads/upl_')).toString()).toContain('NOT_FOUND');
    renameSync(`${filesDir}.gone`, filesDir);
    expect((await ready()).status).toBe(200);
  });

  it('are denied, with an explanation, to a process with another folder or none', async () => {
    const other = await StartHere.begin(env({ FILES_DIR: path.join(folder, 'other') }));
    const none = await StartHere.begin(env({ FILES_DIR: '' }));
    expect((await other.outcome)?.message).toMatch(
      /^The folder .*other does not contain the files of this installation .*$/,
    );
    expect((await none.outcome)?.message).toMatch(/^FILES_DIR is missing: .*$/);
    await Promise.all([other.stop(), none.stop()]);
    expect(existsSync(path.join(folder, 'other'))).toBe(false);
  });

  it('are shared by a process with the same folder', async () => {
    const { path: route } = await send();
    const second = await StartHere.start(env({ CAUSEWAY_ROLE: 'api' }));
    const answer = await fetch(`http://127.0.0.1:${second.port}${route}`, { headers: bearer() });
    expect(Buffer.from(await answer.arrayBuffer()).equals(PDF.bytes)).toBe(true);
    // The connection is free once it has responded again; a stop waits for one that is not.
    expect((await second.request('/health/ready')).status).toBe(200);
    await second.stop();
  });
});

it('are not accepted by an installation without a folder, which says so', async () => {
  const [database, issuer] = await Promise.all([cloneDatabase(), HttpIssuer.start()]);
  const team = await WorkingTeam.enter(database);
  const claims = { sub: newId(), email: 'manager@causeway.example', email_verified: true };
  const token = await issuer.sign({ claims });
  const api = await StartHere.start({
    ...{ DATABASE_URL: database.appUrl, DATABASE_PORTAL_URL: database.portalUrl },
    ...{ AUTH_ISSUER: issuer.url, AUTH_AUDIENCE: AUDIENCE },
  });
  const { id } = await team.startEngagement(api, token);
  const { status, body } = await api.request('/uploads', {
    method: 'POST',
    headers: { ...FORM, authorization: `Bearer ${token}` },
    body: new Uint8Array(
      formOf([
        ['engagement', id],
        ['file', PDF],
      ]),
    ),
  });
  expect([status, body.error.message]).toEqual([
    404,
    'This installation does not store files; submit a link.',
  ]);
  expect(await query(database.ownerUrl, 'select id from upload')).toEqual([]);
  expect(await query(database.ownerUrl, `select from due_work where kind = 'upload.expire'`)).toEqual([]);
  await api.stop();
  await issuer.stop();
  await database.drop();
});
