import pg from 'pg';
import { newId, toTypeId } from '../../src/kernel/ids.js';
import { type Json, TestApp } from '../support/app.js';
import { untilBlockedBy } from '../support/blocked.js';
import { countReads } from '../support/count-statements.js';
import {
  ADMIN,
  AUDITOR,
  COMPLIANCE,
  ENGINEER,
  MANAGER,
  onlyFor,
  OTHER_ENGINEER,
  type Person,
  STAFF,
} from '../support/people.js';

const VIEW = 'id name page state shared owner isOwn viewerMayChange version updatedAt';
const SAVE = `mutation ($input: SaveViewInput!) { saveView(input: $input) {
  view { ${VIEW} } userErrors { code field message } } }`;
const DELETE = `mutation ($input: DeleteViewInput!) { deleteView(input: $input) {
  deletedViewId userErrors { code field } } }`;
const LIST = `query ($page: ConsolePage) { views(page: $page) { ${VIEW} } }`;

describe('saved views', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(() => app.pools.staff.query('delete from saved_view'));
  afterAll(() => app.stop());

  const CRITICAL = { name: 'Critical first', page: 'PORTFOLIO', state: '?band=CRITICAL&order=HEALTH_SCORE' };
  const send = (person: Person, input: object, headers: object = {}) =>
    app.gql(person, SAVE, { input: { ...CRITICAL, ...input } }, headers);
  const save = async (person: Person, input: object = {}): Promise<Json> => {
    const { data, errors } = await send(person, input);
    expect(errors).toBeUndefined();
    return data.saveView;
  };
  const saved = async (person: Person, input: object = {}): Promise<Json> => {
    const { view, userErrors } = await save(person, input);
    expect(userErrors).toEqual([]);
    return view;
  };
  const faults = ({ userErrors }: Json): string[] =>
    userErrors.map(({ code, field }: Json) => [code, ...(field ?? []).slice(1)].join(' '));
  const list = async (person: Person, page?: string): Promise<Json[]> => {
    const { data, errors } = await app.gql(person, LIST, { page });
    expect(errors).toBeUndefined();
    return data.views;
  };
  const names = async (person: Person, page?: string) => (await list(person, page)).map(({ name }) => name);
  const refusal = async (person: Person, query: string, input: object) => {
    const { data, errors } = await app.gql(person, query, { input });
    return errors?.[0]?.extensions.code ?? faults(Object.values(data)[0]).join() ?? '';
  };

  it('keep name, page and state, and are private unless shared', async () => {
    const view = await saved(ENGINEER);
    expect(view).toEqual({
      ...CRITICAL,
      ...{ id: expect.stringMatching(/^vew_/), shared: false, owner: ENGINEER, isOwn: true },
      ...{ viewerMayChange: true, version: 1, updatedAt: '2026-11-30T15:00:00.000Z' },
    });
    expect(await list(ENGINEER)).toEqual([view]);
    for (const person of STAFF.filter((each) => each !== ENGINEER)) expect(await list(person)).toEqual([]);
  });

  it('are shown to all staff once shared, who see who may change them', async () => {
    const view = await saved(ENGINEER, { shared: true });
    for (const person of STAFF) {
      const viewerMayChange = [ADMIN, MANAGER, ENGINEER].includes(person);
      expect(await list(person)).toEqual([{ ...view, isOwn: person === ENGINEER, viewerMayChange }]);
    }
  });

  it('are listed by name, of one page or of all', async () => {
    await saved(MANAGER, { name: 'zeta' });
    await saved(MANAGER, { name: 'Alpha', shared: true });
    await saved(MANAGER, { name: 'mu', page: 'TIMELINE', state: '' });
    await saved(ENGINEER, { name: 'Beta', shared: true });
    expect(await names(MANAGER)).toEqual(['Alpha', 'Beta', 'mu', 'zeta']);
    expect(await names(MANAGER, 'PORTFOLIO')).toEqual(['Alpha', 'Beta', 'zeta']);
    expect(await names(MANAGER, 'TIMELINE')).toEqual(['mu']);
    expect(await names(MANAGER, 'ADMIN')).toEqual([]);
    expect(await countReads(() => list(MANAGER))).toBe(1);
  });

  it('are replaced as a whole, with a new version', async () => {
    const { id } = await saved(ENGINEER);
    app.clock.pin(new Date('2026-11-30T16:00:00Z'));
    const changes = { name: 'Late', page: 'TIMELINE', state: '', shared: true };
    const view = await saved(ENGINEER, { viewId: id, expectedVersion: 1, ...changes });
    expect(view).toMatchObject({ id, ...changes, version: 2, updatedAt: '2026-11-30T16:00:00.000Z' });
    expect(await list(ENGINEER)).toEqual([view]);
    expect(await saved(ENGINEER, { viewId: id, ...changes })).toEqual(view);
    expect(faults(await save(ENGINEER, { viewId: id, expectedVersion: 1 }))).toEqual([
      'CONFLICT expectedVersion',
    ]);
    app.clock.pin(new Date('2026-11-30T15:00:00Z'));
  });

  it.each<[string, Person, boolean, string]>([
    ['private, by its owner', ENGINEER, false, ''],
    ['private, by a manager', MANAGER, false, 'NOT_FOUND viewId'],
    ['private, by another engineer', OTHER_ENGINEER, false, 'NOT_FOUND viewId'],
    ['shared, by its owner', ENGINEER, true, ''],
    ['shared, by a manager', MANAGER, true, ''],
    ['shared, by an admin', ADMIN, true, ''],
    ['shared, by another engineer', OTHER_ENGINEER, true, 'FORBIDDEN'],
    ['shared, by a compliance reviewer', COMPLIANCE, true, 'FORBIDDEN'],
    ['shared, by an auditor', AUDITOR, true, 'FORBIDDEN'],
  ])('can be changed and deleted: %s', async (_case, person, shared, expected) => {
    const { id: viewId } = await saved(ENGINEER, { shared });
    const change = { ...CRITICAL, viewId, name: 'Renamed', shared };
    expect(await refusal(person, SAVE, change)).toBe(expected);
    expect(await refusal(person, DELETE, { viewId })).toBe(expected);
    expect(await list(ENGINEER)).toHaveLength(expected === '' ? 0 : 1);
  });

  it('stay with their owner if a manager stops sharing them', async () => {
    const { id: viewId } = await saved(ENGINEER, { shared: true });
    expect(await save(MANAGER, { viewId, shared: false })).toEqual({ view: null, userErrors: [] });
    expect(await names(MANAGER)).toEqual([]);
    expect(await list(ENGINEER)).toMatchObject([{ id: viewId, owner: ENGINEER, isOwn: true, version: 2 }]);
  });

  it('are not returned to a repeated request once they are private again', async () => {
    const { id: viewId } = await saved(ENGINEER, { shared: true });
    const key = { 'idempotency-key': 'rename' };
    const rename = () => send(MANAGER, { viewId, name: 'Renamed', shared: true }, key);
    expect((await rename()).data.saveView.view).toMatchObject({ name: 'Renamed', version: 2 });
    await saved(ENGINEER, { viewId, name: 'My own', shared: false });
    expect((await rename()).data.saveView).toEqual({ view: null, userErrors: [] });
  });

  it.each<[string, object, string[]]>([
    ['a name of 80 characters', { name: 'é'.repeat(80) }, []],
    ['a name of 81 characters', { name: 'x'.repeat(81) }, ['INVALID name']],
    ['a blank name', { name: '  ' }, ['INVALID name']],
    ['an empty state', { state: '' }, []],
    ['a state of 2,000 characters', { state: `?q=${'x'.repeat(1997)}` }, []],
    ['a state of 2,001 characters', { state: `?q=${'x'.repeat(1998)}` }, ['INVALID state']],
    ['a state without a question mark', { state: 'band=CRITICAL' }, ['INVALID state']],
    ['an address', { state: 'https://evil.example/?a=b' }, ['INVALID state']],
    ['a version without a view', { expectedVersion: 1 }, ['INVALID expectedVersion']],
    ['an unknown view', { viewId: toTypeId('savedView', newId()) }, ['NOT_FOUND viewId']],
    ['a malformed ID', { viewId: 'vew_nonsense' }, ['NOT_FOUND viewId']],
    ['an ID of another kind', { viewId: toTypeId('partner', newId()) }, ['NOT_FOUND viewId']],
  ])('have limits: %s', async (_case, input, expected) => {
    expect(faults(await save(ENGINEER, input))).toEqual(expected);
    expect(await list(ENGINEER)).toHaveLength(expected.length === 0 ? 1 : 0);
  });

  it('have names that differ by more than case, for each owner and page', async () => {
    const { id: viewId } = await saved(ENGINEER);
    expect(faults(await save(ENGINEER, { name: 'CRITICAL FIRST' }))).toEqual(['ALREADY_EXISTS name']);
    await saved(ENGINEER, { viewId, name: 'CRITICAL FIRST' });
    await saved(ENGINEER, { page: 'TIMELINE' });
    await saved(MANAGER);
  });

  /** Enters views of others directly. */
  const fill = (
    count: number,
    person: Person,
    shared: boolean,
    { pool = app.pools.staff, page = 'ADMIN' }: { pool?: Pick<pg.Client, 'query'>; page?: string } = {},
  ) =>
    pool.query(
      `insert into saved_view (id, owner_id, name, page, state, shared, version, created_at, updated_at)
       select uuidv7(), u.id, 'View ' || n, $4, '', $3, 1, '2026-01-01', '2026-01-01'
       from app_user u, generate_series(1, $1::int) n where u.email = $2`,
      [count, person, shared, page],
    );

  it('are at most 100 of a person', async () => {
    await fill(99, ENGINEER, false);
    const { id: viewId } = await saved(ENGINEER);
    expect(faults(await save(ENGINEER, { name: 'One more' }))).toEqual(['LIMIT_EXCEEDED']);
    await saved(ENGINEER, { viewId, name: 'Another name' });
    await saved(MANAGER);
    expect(await refusal(ENGINEER, DELETE, { viewId })).toBe('');
    await saved(ENGINEER, { name: 'One more' });
  });

  it('are at most 500 shared ones, and one list holds all of them', async () => {
    await fill(499, MANAGER, true);
    const { id: viewId } = await saved(ENGINEER, { shared: true });
    expect(faults(await save(AUDITOR, { shared: true }))).toEqual(['LIMIT_EXCEEDED shared']);
    await saved(AUDITOR);
    await saved(ENGINEER, { viewId, shared: true, name: 'Still shared' });
    expect(await list(AUDITOR)).toHaveLength(501);
  });

  it('hold their limit while another one is being saved', async () => {
    await fill(99, ENGINEER, false);
    // A first sign-in would wait for the other transaction too.
    await list(ENGINEER);
    const client = new pg.Client({ connectionString: app.database.appUrl });
    await client.connect();
    try {
      await client.query('begin');
      await fill(1, ENGINEER, false, { pool: client, page: 'TIMELINE' });
      const saving = save(ENGINEER);
      await untilBlockedBy(client);
      await client.query('commit');
      expect(faults(await saving)).toEqual(['LIMIT_EXCEEDED']);
    } finally {
      await client.end();
    }
  });

  it('are audited: what was created, changed and deleted', async () => {
    const { id: viewId } = await saved(ENGINEER, { shared: true });
    await saved(MANAGER, { viewId, name: 'Renamed', shared: true });
    await app.gql(MANAGER, DELETE, { input: { viewId, expectedVersion: 2 } });
    const log = `{ auditLog { nodes { action actor { name } subject { id } changes previous } } }`;
    const { data } = await app.gql(AUDITOR, log);
    const entries = data.auditLog.nodes.filter(({ subject }: Json) => subject.id === viewId);
    expect(
      entries.map(({ subject: _subject, actor, ...entry }: Json) => ({ ...entry, by: actor.name })),
    ).toEqual([
      {
        ...{ action: 'view.delete', by: MANAGER, changes: { name: null, page: null, shared: null } },
        previous: { name: 'Renamed', page: 'PORTFOLIO', shared: true },
      },
      {
        ...{ action: 'view.update', by: MANAGER, changes: { name: 'Renamed' } },
        previous: { name: 'Critical first' },
      },
      { action: 'view.create', by: ENGINEER, changes: { ...CRITICAL, shared: true }, previous: null },
    ]);
  });

  it.each(onlyFor(...STAFF))('are for staff: %s', async (person, code) => {
    const { id: viewId } = await saved(MANAGER, { shared: true });
    expect((await app.gql(person, LIST)).errors?.[0]?.extensions.code).toBe(code);
    expect((await send(person, { name: 'Mine' })).errors?.[0]?.extensions.code).toBe(code);
    if (code !== undefined) expect(await refusal(person, DELETE, { viewId })).toBe(code);
  });
});
