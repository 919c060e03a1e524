import pg from 'pg';

import { AUDIENCE, HttpIssuer } from '../support/auth-issuer.js';
import { type TestDatabase, cloneDatabase } from '../support/cluster.js';
import { LiveClient } from '../support/live-client.js';
import { seedPeople } from '../support/people.js';
import { Causeway } from '../support/process.js';

let database: TestDatabase;
let issuer: HttpIssuer;
let causeway: Causeway;
beforeAll(async () => {
  [database, issuer] = await Promise.all([cloneDatabase(), HttpIssuer.start()]);
  const pool = new pg.Pool({ connectionString: database.appUrl, max: 1 });
  await seedPeople(pool);
  await pool.end();
  causeway = await Causeway.start({
    ...{ DATABASE_URL: database.appUrl, DATABASE_PORTAL_URL: database.portalUrl, HOST: '127.0.0.1' },
    ...{ AUTH_ISSUER: issuer.url, AUTH_AUDIENCE: AUDIENCE },
  });
});
afterAll(async () => {
  await causeway.signal('SIGTERM');
  await issuer.stop();
  await database.drop();
});

const tokenOf = (email: string): Promise<string> =>
  issuer.sign({ claims: { sub: `sub-${email}`, email, email_verified: true } });

/** Sends one request and returns its log line. */
async function lineOf(body: object, headers: Record<string, string> = {}, route = '/graphql') {
  const requestId = `line-${Math.random().toString(36).slice(2)}`;
  await causeway.post(route, body, { ...headers, 'x-request-id': requestId });
  await causeway.prints(new RegExp(`"requestId":"${requestId}"[^\\n]*"msg":"request"`));
  const lines = causeway.stdout.split('\n').filter((line) => line.includes(requestId));
  return {
    text: lines.join('\n'),
    line: JSON.parse(lines.find((line) => line.includes('"msg":"request"'))!),
  };
}

describe('the log line of a request', () => {
  it.each([
    ['a query', 'query WhoAmI { viewer { id } }', 'query WhoAmI'],
    ['one without a name', '{ viewer { id } }', 'query'],
    [
      'a mutation',
      'mutation Secretly($input: CreatePartnerInput!) { createPartner(input: $input) { userErrors { message } } }',
      'mutation Secretly',
    ],
    ['one that fits no schema', 'query Wrong { nothingLikeThis }', 'query Wrong'],
    ['a name beyond all reason', `query ${'N'.repeat(5_000)} { viewer { id } }`, `query ${'N'.repeat(100)}`],
  ])('names %s and the sender, by ID', async (_what, query, operation) => {
    const variables = query.includes('$input') ? { input: { name: 'confidential-7319' } } : {};
    const authorization = `Bearer ${await tokenOf('manager@causeway.example')}`;
    const { text, line } = await lineOf({ query, variables }, { authorization });
    expect(line).toMatchObject({ path: '/graphql', operation });
    expect(line.caller).toMatch(/^usr_[0-9a-z]{26}$/);
    expect(text).not.toMatch(/confidential-7319|manager@|Maya|eyJ/);
  });

  it('names the requested one of several operations', async () => {
    const query = 'query One { viewer { id } } query Two { viewer { id } }';
    const { line } = await lineOf({ query, operationName: 'Two' });
    expect(line).toMatchObject({ operation: 'query Two' });
    expect(line).not.toHaveProperty('caller');
  });

  it('omits the operation if there is none to read', async () => {
    const { line } = await lineOf({ query: 'query Broken {' });
    expect(line).not.toHaveProperty('operation');
  });

  it('names the API key that sends usage', async () => {
    const authorization = `Bearer ${await tokenOf('admin@causeway.example')}`;
    const query = `mutation { createApiKey(input: { name: "Gateway", scopes: [USAGE_WRITE],
      expiresAt: "${new Date(Date.now() + 86_400_000).toISOString()}" }) { secret apiKey { id } userErrors { message } } }`;
    const { body } = await causeway.post('/graphql', { query }, { authorization });
    const { secret, apiKey } = body.data.createApiKey;
    const { text, line } = await lineOf({}, { authorization: `Bearer ${secret}` }, '/ingest/usage');
    expect(line).toMatchObject({ path: '/ingest/usage', caller: apiKey.id });
    expect(text).not.toContain(secret);
  });

  it('names a subscription, which uses the web socket', async () => {
    const token = await tokenOf('manager@causeway.example');
    const client = await LiveClient.signedIn(`http://127.0.0.1:${causeway.port}`, token);
    client.subscribe('subscription Follow($id: ID!) { engagementChanged(id: $id) { id } }', {
      id: 'eng_00000000000000000000000000',
    });
    await causeway.prints(
      /"operation":"subscription Follow","caller":"usr_[0-9a-z]{26}","msg":"subscription"/,
    );
    client.socket.close();
  });
});

describe('a production process', () => {
  it('only prints log lines, each with its request', async () => {
    await causeway.request('/health/live', { headers: { 'x-request-id': 'probe-1' } });
    await causeway.prints(/probe-1/);
    const lines = causeway.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ level: 'info', msg: 'listening', port: causeway.port }),
        expect.objectContaining({ msg: 'request', path: '/health/live', status: 200, requestId: 'probe-1' }),
      ]),
    );
  });

  it.each([
    ['POST', '/dev/token'],
    ['POST', '/dev/clock'],
    ['POST', '/dev/drain'],
    ['GET', '/dev/oidc/.well-known/jwks.json'],
  ])('has no %s %s', async (method, route) => {
    const body = method === 'POST' ? { body: '{"email":"manager@causeway.example"}' } : {};
    const headers = { 'content-type': 'application/json' };
    expect((await causeway.request(route, { method, headers, ...body })).status).toBe(404);
  });
});
