import { toTypeId } from '../../src/kernel/ids.js';
import { TestApp } from '../support/app.js';
import { AUDITOR, GLOBEX_ID, MANAGER, NORTHWIND_ID, type Person } from '../support/people.js';
import { type Started, seedProduct, startIntegration } from '../support/seed-integrations.js';

const LOG = `query ($filter: AuditFilter, $first: Int, $after: String) {
  auditLog(filter: $filter, first: $first, after: $after) {
    nodes { id at actor { kind id name } action subject { kind id } partner { slug } changes requestId }
    totalCount pageInfo { hasNextPage endCursor } } }`;

interface Entry {
  readonly id: string;
  readonly action: string;
  readonly actor: { readonly kind: string; readonly id: string | null; readonly name: string };
  readonly partner: { readonly slug: string } | null;
}

describe('the audit log', () => {
  let app: TestApp;
  let own: Started;
  let secret: string;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedProduct(app);
    own = await startIntegration(app, NORTHWIND_ID, 'Northwind goes live');
    app.clock.pin(new Date('2026-12-01T15:00:00Z'));
    await startIntegration(app, GLOBEX_ID, 'Globex goes live');
    const { data } = await app.gql(
      'admin@causeway.example',
      'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }',
      { input: { name: 'Gateway', scopes: ['USAGE_WRITE'], expiresAt: '2027-11-30T15:00:00Z' } },
    );
    secret = data.createApiKey.secret;
  });
  afterAll(() => app.stop());

  const log = async (variables: object = {}, person: Person = AUDITOR) => {
    const { data, errors } = await app.gql(person, LOG, variables);
    expect(errors).toBeUndefined();
    return data.auditLog;
  };
  const actions = async (filter: object) => {
    const nodes: Entry[] = (await log({ filter })).nodes;
    return nodes.map(({ action }) => action);
  };
  const START = 'engagement.start';

  it('records who did what to what for whom, and their input', async () => {
    const { nodes } = await log({ filter: { action: { in: [START] }, subject: { in: [own.id] } } });
    expect(nodes).toEqual([
      {
        ...{ id: expect.stringMatching(/^aud_/), at: '2026-11-30T15:00:00.000Z', action: START },
        actor: { kind: 'USER', id: expect.stringMatching(/^usr_/), name: MANAGER },
        ...{ subject: { kind: 'engagement', id: own.id }, partner: { slug: 'northwind' } },
        ...{
          changes: expect.objectContaining({ title: 'Northwind goes live' }),
          requestId: expect.any(String),
        },
      },
    ]);
  });

  it('is sorted from the latest to the earliest, page by page', async () => {
    const { nodes, totalCount }: { nodes: Entry[]; totalCount: number } = await log({ first: 100 });
    expect(nodes[0]?.action).toBe('api-key.create');
    expect(nodes.filter(({ action }) => action === START)).toHaveLength(2);
    expect(nodes).toHaveLength(totalCount);
    const seen: Entry[] = [];
    let after: string | null = null;
    do {
      const page: { nodes: Entry[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = await log({
        ...{ first: 2, after },
      });
      seen.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(nodes);
  });

  it('is filtered by actor, action, subject, partner and time, combined with AND', async () => {
    const { nodes }: { nodes: Entry[] } = await log({ filter: { action: { in: [START] } } });
    const manager = nodes[0]!.actor.id!;
    expect(await actions({ actor: { in: [manager] } })).toEqual([START, START]);
    expect(await actions({ actorKind: { in: ['SYSTEM'] } })).toContain('health-model.publish');
    expect(await actions({ actorKind: { in: ['SYSTEM'] } })).not.toContain(START);
    expect(await actions({ partnerId: { in: [toTypeId('partner', GLOBEX_ID)] } })).toEqual([START]);
    const day = { gte: '2026-12-01T15:00:00Z' };
    expect(await actions({ at: day })).toEqual(['api-key.create', START]);
    expect(await actions({ at: day, actor: { in: [manager] } })).toEqual([START]);
    expect(await actions({ at: { lte: '2026-11-30T14:59:59Z' }, action: { in: [START] } })).toEqual([]);
    for (const filter of [{ action: { in: [] } }, { subject: { in: [manager] } }])
      expect(await actions(filter)).toEqual([]);
  });

  it('contains neither the secret of an API key nor its hash', async () => {
    const { nodes } = await log({ first: 100 });
    const text = JSON.stringify(nodes);
    const { rows } = await app.pools.staff.query<{ hash: Buffer }>('select secret_hash as hash from api_key');
    expect(secret).toMatch(/^cwk_/);
    expect(text).toContain('Gateway');
    for (const form of [
      secret,
      secret.slice(4),
      rows[0]!.hash.toString('hex'),
      rows[0]!.hash.toString('base64'),
    ])
      expect(text).not.toContain(form);
  });

  it('is visible only to admins and auditors', async () => {
    expect((await log({}, 'admin@causeway.example')).totalCount).toBeGreaterThan(0);
    for (const name of ['manager', 'engineer', 'compliance']) {
      const { errors } = await app.gql(`${name}@causeway.example` as Person, LOG);
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    }
    const { errors } = await app.gql('partner@northwind.example', LOG);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });
});
