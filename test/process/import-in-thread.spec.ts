import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { newId } from '../../src/kernel/ids.js';
import { AUDIENCE, HttpIssuer } from '../support/auth-issuer.js';
import { IMPORT } from '../support/api-descriptions.js';
import { type TestDatabase, cloneDatabase } from '../support/cluster.js';
import { seedPeople } from '../support/people.js';
import { probeLive } from '../support/probe-live.mjs';
import { Causeway } from '../support/process.js';

const MEBIBYTE = 1024 * 1024;
const CREATE =
  'mutation ($input: CreateApiProductInput!) { createApiProduct(input: $input) { apiProduct { id } } }';

/** An OpenAPI description of nearly 2 MiB, which takes seconds to read, with 500 operations and natural line ends and quotes. */
function largeDocument(): string {
  const text = 'Returns the thing with "all" of its parts, as the caller may see them. '.repeat(4);
  const entry = (index: number) =>
    `  /things${index}: { get: { summary: "Read ${index}", responses: { 200: { description: ok } } } }\n`;
  const schema = (index: number) =>
    `    S${index}:\n      type: object\n      description: '${text}'\n      properties: { a: { type: string } }\n`;
  const head = `openapi: 3.1.0\ninfo: { title: Large, version: "1" }\npaths:\n${Array.from({ length: 500 }, (_, index) => entry(index)).join('')}`;
  const count = Math.floor((2 * MEBIBYTE - head.length - 100) / (schema(10_000).length + 1));
  return `${head}components:\n  schemas:\n${Array.from({ length: count }, (_, index) => schema(index)).join('')}`;
}

describe('a process that imports an API description of 2 MiB', () => {
  let database: TestDatabase;
  let issuer: HttpIssuer;
  let causeway: Causeway;
  let token: string;

  beforeAll(async () => {
    database = await cloneDatabase();
    issuer = await HttpIssuer.start();
    const pool = new pg.Pool({ connectionString: database.appUrl });
    await seedPeople(pool);
    await pool.end();
    token = await issuer.sign({
      claims: { sub: newId(), email: 'manager@causeway.example', email_verified: true },
    });
    causeway = await Causeway.start({
      ...{ CAUSEWAY_ROLE: 'api', DATABASE_URL: database.appUrl, DATABASE_PORTAL_URL: database.portalUrl },
      ...{ AUTH_ISSUER: issuer.url, AUTH_AUDIENCE: AUDIENCE },
    });
  });
  afterAll(async () => {
    await causeway.signal('SIGTERM');
    await issuer.stop();
    await database.drop();
  });

  const ask = async (query: string, variables: object) =>
    (await causeway.post('/graphql', { query, variables }, { authorization: `Bearer ${token}` })).body;

  /** The CPU time of the process for each response of /health/live, in ms. */
  async function probesUntil(over: () => boolean): Promise<number[]> {
    const agent = new http.Agent({ keepAlive: true });
    const times: number[] = [];
    while (!over()) {
      times.push((await probeLive({ port: causeway.port, pid: causeway.pid, agent })).busyMs);
      // The reading thread has the lowest priority, and needs a chance to run.
      await sleep(20);
    }
    agent.destroy();
    return times;
  }

  it('still responds to health checks', async () => {
    const { data } = await ask(CREATE, { input: { name: 'Large', slug: 'large', capability: 'DATA' } });
    const document = largeDocument();
    expect(document.length).toBeGreaterThan(1.9 * MEBIBYTE);
    const input = { apiProductId: data.createApiProduct.apiProduct.id, version: 'v1', document };
    // Created in advance, because it would delay this process's probes.
    const body = JSON.stringify({ query: IMPORT, variables: { input } });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const began = performance.now();
    let isOver = false;
    const imported = causeway
      .request('/graphql', { method: 'POST', headers, body })
      .finally(() => (isOver = true));
    const busy = await probesUntil(() => isOver);
    expect((await imported).body.data.importApiDescription).toMatchObject({ userErrors: [], warnings: [] });
    expect(busy.length).toBeGreaterThan(20);
    // Less than 100 ms on an idle machine; read on the main thread, the document would take almost all of the time.
    expect(Math.max(...busy)).toBeLessThan((performance.now() - began) / 10);
  });
});
