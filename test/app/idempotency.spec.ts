import { TestApp } from '../support/app.js';
import { ADMIN, MANAGER, type Person } from '../support/people.js';

const CREATE = `mutation ($name: String!, $region: String! = "US") {
  createPartner(input: { name: $name, kind: BANK, region: $region, timeZone: "UTC" }) {
    partner { id name } userErrors { code field } } }`;

interface Payload {
  readonly partner: { readonly id: string; readonly name: string } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}

describe('an Idempotency-Key', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const create = async (
    key: string,
    variables: object,
    person: Person = MANAGER,
    query = CREATE,
  ): Promise<Payload> =>
    (await app.gql(person, query, variables, { 'idempotency-key': key })).data.createPartner;
  const count = async (name: string) =>
    (await app.pools.staff.query('select from partner where name = $1', [name])).rowCount;
  const codes = ({ userErrors }: Payload) => userErrors.map(({ code }) => code);

  it('gives 20 concurrent requests one effect and one response', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => create('k1', { name: 'Once' })));
    expect(await count('Once')).toBe(1);
    expect(answers[0]!.partner).not.toBeNull();
    expect(answers).toEqual(answers.map(() => answers[0]));
    const audited = await app.pools.staff.query(`select from audit_entry where changes ->> 'name' = 'Once'`);
    expect(audited.rowCount).toBe(1);
  });

  it('returns the same object for a repeat, in its current state', async () => {
    const first = await create('k2', { name: 'Before' });
    await app.pools.staff.query(`update partner set name = 'After' where name = 'Before'`);
    expect(await create('k2', { name: 'Before' })).toEqual({
      partner: { id: first.partner!.id, name: 'After' },
      userErrors: [],
    });
  });

  it('treats the same operation formatted differently as the same', async () => {
    const first = await create('k3', { name: 'Spaced', region: 'US' });
    expect(
      await create('k3', { region: 'US', name: 'Spaced' }, MANAGER, CREATE.replace(/\s+/g, '  ')),
    ).toEqual(first);
  });

  it('works with a mutation inside fragments, and compares these too', async () => {
    const within = (partner: string) => `mutation ($name: String!) { ...M ... { ...M } }
      fragment M on Mutation { createPartner(input: { name: $name, kind: BANK, region: "US", timeZone: "UTC" }) {
        partner { ...P } userErrors { code } } } fragment P on Partner { ${partner} }`;
    const first = await create('k8', { name: 'Within' }, MANAGER, within('name'));
    expect(first.partner).toEqual({ name: 'Within' });
    expect(await create('k8', { name: 'Within' }, MANAGER, within('name'))).toEqual(first);
    expect(codes(await create('k8', { name: 'Within' }, MANAGER, within('id name')))).toEqual([
      'IDEMPOTENCY_KEY_REUSED',
    ]);
  });

  it.each([
    ['other variables', { name: 'Other' }, CREATE],
    ['another operation', { name: 'First' }, CREATE.replace('{ id name }', '{ id }')],
    [
      'another fragment',
      { name: 'First' },
      `${CREATE.replace('{ id name }', '{ ...P }')} fragment P on Partner { id }`,
    ],
  ])('cannot be used again with %s', async (_what, variables, query) => {
    await create('k4', { name: 'First' });
    const answer = await create('k4', variables, MANAGER, query);
    expect(codes(answer)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    expect(answer.partner).toBeNull();
  });

  it('can be used again after a rejection', async () => {
    expect(codes(await create('k5', { name: 'Tried', region: 'nowhere' }))).toEqual(['INVALID']);
    await app.pools.staff.query(`insert into partner
      select gen_random_uuid(), 'tried', 'In the way', kind, tier, vertical, region, time_zone, internal, 1, created_at
      from partner where slug = 'globex'`);
    expect(codes(await create('k5', { name: 'Tried' }))).toEqual(['ALREADY_EXISTS']);
    await app.pools.staff.query(`update partner set slug = 'away' where slug = 'tried'`);
    expect((await create('k5', { name: 'Tried' })).partner?.name).toBe('Tried');
  });

  it('belongs to one viewer', async () => {
    const mine = await create('k6', { name: 'Mine' });
    const theirs = await create('k6', { name: 'Theirs' }, ADMIN);
    expect([mine.partner?.name, theirs.partner?.name]).toEqual(['Mine', 'Theirs']);
  });

  it('is kept for 24 hours', async () => {
    const first = await create('k7', { name: 'Daily' });
    app.clock.pin(new Date('2026-12-01T14:59:59Z'));
    expect(await create('k7', { name: 'Daily' })).toEqual(first);
    app.clock.pin(new Date('2026-12-01T15:00:00Z'));
    const [next, ...others] = await Promise.all(['Next', 'Next'].map((name) => create('k7', { name })));
    expect(next!.partner?.name).toBe('Next');
    expect(others).toEqual([next]);
  });

  it.each([
    ['empty', ''],
    ['of 256 characters', 'k'.repeat(256)],
  ])('is rejected if it is %s', async (_what, key) => {
    expect(codes(await create(key, { name: 'Keyless' }))).toEqual(['INVALID']);
    expect(await count('Keyless')).toBe(0);
  });
});
