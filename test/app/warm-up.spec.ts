import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CompiledQueries } from '../../src/platform/graphql/compiled/compiled-queries.js';
import { knownDocuments } from '../../src/platform/graphql/compiled/known-documents.js';
import { WarmUp } from '../../src/platform/graphql/compiled/warm-up.js';
import { Scrape } from '../../src/platform/observability/scrape.js';
import { TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';

const MANAGER = 'manager@causeway.example';
// What a viewer may do is a rule of the domain, so PostgreSQL does not write it.
const KNOWN = 'query Known { engagements { nodes { key viewerMay } } }';
const INVITE = `mutation Invite { inviteUser(input: { email: "new@causeway.example", name: "New", role: ADMIN }) {
  user { email } } }`;

describe('the documents of our own clients', () => {
  let app: TestApp;
  let compiled: boolean[];
  beforeAll(async () => {
    app = await TestApp.start();
    const queries = app.nest.get(CompiledQueries);
    const find = queries.find.bind(queries);
    queries.find = (...args) => {
      const run = find(...args);
      compiled.push(run !== null);
      return run;
    };
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    compiled = [];
  });
  const prepare = (...texts: string[]) =>
    app.nest.get(WarmUp).prepare(texts.map((query) => ({ query, operationName: '' })));

  it('are compiled on first use', async () => {
    await prepare(KNOWN);
    for (const query of [KNOWN, KNOWN.replace('Known', 'Unknown')]) {
      const { data, errors } = await app.gql(MANAGER, query);
      expect([data, errors]).toEqual([{ engagements: { nodes: [] } }, undefined]);
    }
    expect(compiled).toEqual([true, false]);
  });

  it('are not run, whatever they would do, and not counted as requests', async () => {
    const before = await answered();
    expect(await countReads(() => prepare('query Count { partners { totalCount } }', INVITE))).toBe(0);
    expect(await answered()).toEqual(before);
    const { data } = await app.gql(MANAGER, '{ users { nodes { email } } }');
    expect(JSON.stringify(data)).not.toContain('new@causeway.example');
    expect(compiled).toEqual([false]);
  });
  const answered = async () =>
    (await app.nest.get(Scrape).text()).split('\n').filter((line) => line.startsWith('causeway_graphql'));

  it('let other work run between them', async () => {
    let turns = 0;
    const count = () => {
      turns += 1;
      turning = setImmediate(count);
    };
    let turning = setImmediate(count);
    await prepare(...Array.from({ length: 5 }, (_each, index) => `query Turn${index} { viewer { email } }`));
    clearImmediate(turning);
    expect(turns).toBeGreaterThan(10);
  });

  it('that do not match the schema do not affect the others', async () => {
    const good = 'query Good { viewer { email } }';
    await prepare('query Bad { noSuchField }', '{', good);
    await app.gql(MANAGER, good);
    expect(compiled).toEqual([true]);
  });

  it('are prepared once the port is open', async () => {
    const started: number[] = [];
    const warmUp = app.nest.get(WarmUp);
    warmUp.start = () => {
      started.push((app.nest.getHttpServer().address() as { port: number }).port);
      return Promise.resolve();
    };
    await app.nest.listen(0, '127.0.0.1');
    expect(started).toEqual([expect.any(Number)]);
  });
});

describe("a client's manifest", () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'causeway-manifest-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is empty if the client was not built', async () => {
    expect(await knownDocuments(folder)).toEqual([]);
  });

  it('lists the operations that the client sends', async () => {
    const operations = [{ query: '{ viewer { email } }', operationName: '' }];
    mkdirSync(path.join(folder, 'explorer'));
    writeFileSync(path.join(folder, 'explorer/manifest.json'), JSON.stringify({ files: [], operations }));
    expect(await knownDocuments(folder)).toEqual(operations);
  });
});
