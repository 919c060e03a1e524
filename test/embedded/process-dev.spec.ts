import { request } from 'node:http';
import { migratedFolder } from '../support/data-folder.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { Causeway, freePort } from '../support/process.js';
import { StartHere } from '../support/start-here.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const env = { CAUSEWAY_DATA_DIR: migratedFolder(folder, 'data'), CAUSEWAY_DEMO: 'false' };

async function tokenCommand(variables: Record<string, string>, ...args: string[]) {
  const command = Causeway.spawn({ ...env, ...variables }, 'token', args);
  return { code: await command.exit(), stdout: command.stdout, stderr: command.stderr };
}

describe('what the embedded default offers only to this machine', () => {
  let causeway: StartHere;
  beforeAll(async () => {
    causeway = await StartHere.start(env);
  });
  afterAll(() => causeway.stop());

  it('includes a token for each user, which GraphQL accepts', async () => {
    const { status, body } = await causeway.post('/dev/token', { email: 'Manager@causeway.example' });
    expect({ status, body }).toEqual({ status: 200, body: { token: expect.any(String) } });
    const answer = await causeway.post(
      '/graphql',
      { query: '{ viewer { email role } }' },
      { authorization: `Bearer ${body.token}` },
    );
    expect(answer.body.data.viewer).toEqual({ email: 'manager@causeway.example', role: 'MANAGER' });
  });

  it('includes a command that prints the token and nothing else', async () => {
    const port = String(causeway.port);
    const { code, stdout, stderr } = await tokenCommand({ PORT: port }, 'partner@northwind.example');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const { body } = await causeway.post(
      '/graphql',
      { query: '{ viewer { role } }' },
      { authorization: `Bearer ${stdout.trim()}` },
    );
    expect(body.data.viewer).toEqual({ role: 'PARTNER' });
  });

  it('lists the users if the command asks for an unknown one', async () => {
    const outcome = await tokenCommand({ PORT: String(causeway.port) }, 'nobody@causeway.example');
    expect(outcome).toEqual({
      ...{ code: 1, stdout: '' },
      stderr: expect.stringMatching(
        /^There is no user nobody@causeway\.example; known users: \.*admin@causeway\.example.*\n$/,
      ),
    });
  });

  it.each([
    [
      'that nothing runs',
      {},
      ['a@b.example'],
      /^Causeway is not running at http:\/\/127\.0\.0\.1:\d+ \(ECONNREFUSED\)/,
    ],
    [
      'that production has its own sign-in',
      {
        ...{
          DATABASE_URL: 'postgres://a:b@h/c',
          DATABASE_PORTAL_URL: 'postgres://p:b@h/c',
          CAUSEWAY_DEMO: '',
        },
        ...{ AUTH_ISSUER: 'https://id.example', AUTH_AUDIENCE: 'causeway' },
      },
      ['a@b.example'],
      /^In production, tokens come from your organisation's identity provider/,
    ],
  ])('tells the command %s', async (_what, variables, args, complaint) => {
    const outcome = await tokenCommand({ PORT: String(await freePort()), ...variables }, ...args);
    expect(outcome).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(complaint) });
  });

  it('responds when no work is left', async () => {
    expect(await causeway.post('/dev/drain', {})).toEqual({ status: 200, body: { drained: true } });
    const bare = { method: 'POST' };
    expect(await causeway.request('/dev/drain', bare)).toEqual({ status: 200, body: { drained: true } });
    const typed = { ...bare, headers: { 'content-type': 'application/json' } };
    expect(await causeway.request('/dev/drain', typed)).toEqual({ status: 200, body: { drained: true } });
  });

  it('includes no clock while real time is used', async () => {
    const { status, body } = await causeway.post('/dev/clock', { now: '2030-01-01T00:00:00Z' });
    expect({ status, message: body.error.message }).toEqual({
      status: 409,
      message: expect.stringContaining('start with CAUSEWAY_CLOCK=<instant>'),
    });
  });

  const asked = JSON.stringify({ email: 'manager@causeway.example' });
  const json = { 'content-type': 'application/json' };
  it.each([
    ['a page that has rebound its name to this machine', { ...json, host: 'evil.example' }, asked, 403],
    ['the same with the port', { ...json, host: 'evil.example:4000' }, asked, 403],
    ['a page of another origin', { ...json, origin: 'https://evil.example' }, asked, 403],
    ['a page in a sandbox', { ...json, origin: 'null' }, asked, 403],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'email=manager', 415],
    ['plain text, which needs no preflight', { 'content-type': 'text/plain' }, asked, 415],
    ['torn JSON', json, '{"email": "man', 400],
    ['JSON of another shape', json, '{"mail": 7}', 400],
    ['no body', {}, '', 400],
  ])('is not available to %s', async (_who, headers, body, status) => {
    const answer = await postRaw(causeway.port, headers, body);
    expect(answer).toEqual({
      status,
      body: {
        error: { code: expect.any(String), message: expect.any(String), requestId: expect.any(String) },
      },
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/ at .*\.js/);
  });
});

/** With node:http, because fetch does not allow a false Host header. */
function postRaw(
  port: number,
  headers: Record<string, string>,
  body: string,
): Promise<{ status?: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const call = request(
      { port, host: '127.0.0.1', path: '/dev/token', method: 'POST', headers },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode, body: JSON.parse(text) }));
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

describe('the settable clock', () => {
  let causeway: StartHere;
  beforeAll(async () => {
    causeway = await StartHere.start({ ...env, CAUSEWAY_CLOCK: '2026-12-21T08:00:00Z' });
  });
  afterAll(() => causeway.stop());

  it('is announced at the start', () => {
    expect(causeway.said.join('\n')).toContain('clock   2026-12-21T08:00:00.000Z, advanced with POST');
  });

  it('moves forward, and stays where it is set', async () => {
    const now = '2026-12-22T08:00:00.000Z';
    const moved = { status: 200, body: { now } };
    expect(await causeway.post('/dev/clock', { now: '2026-12-22T09:00:00+01:00' })).toEqual(moved);
    expect(await causeway.post('/dev/clock', { now })).toEqual(moved);
    expect((await causeway.post('/dev/drain', {})).status).toBe(200);
  });

  it('does not go backwards', async () => {
    const { status, body } = await causeway.post('/dev/clock', { now: '2026-12-22T07:59:59Z' });
    expect({ status, message: body.error.message }).toEqual({
      status: 409,
      message: 'The clock is at 2026-12-22T08:00:00.000Z and can only be moved forward.',
    });
  });

  it.each([
    ...['tomorrow', '2026-02-30T08:00:00Z', '2026-12-24', null],
    ...['9999-12-31T23:59:59-01:00', '3000-01-01T00:00:00Z', '0000-01-01T00:00:00Z'],
  ])('rejects %s', async (now) => {
    expect((await causeway.post('/dev/clock', { now })).status).toBe(400);
  });
});
