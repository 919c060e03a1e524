import { fromTypeId, newId, toTypeId } from '../../src/kernel/ids.js';
import { ADMIN, ENGINEER2_ID, ENGINEER_ID, type Person, onlyFor } from '../support/people.js';
import { Delivery, ENGINEER, MANAGER, addVersion } from './delivery-support.js';

const UPDATE = `mutation ($input: UpdateEngagementInput!) { updateEngagement(input: $input) {
  userErrors { code field message } engagement { version title lead { name } team { name } apiProducts { slug } } } }`;
const engineer = (id: string) => toTypeId('engineer', id);
const unknown = engineer(newId());

describe('changing an engagement', () => {
  let delivery: Delivery;
  let lending: string;
  let sunset: string;
  let id: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
    ({ versionId: lending } = await addVersion(delivery.app, 'lending'));
    ({ versionId: sunset } = await addVersion(delivery.app, 'cards'));
  });
  beforeEach(async () => {
    id = await delivery.engagement();
  });
  afterAll(() => delivery.app.stop());

  const update = (person: Person, changes: object, headers: object = {}) => {
    const input = { engagementId: id, expectedVersion: 1, ...changes };
    return delivery.app.gql(person, UPDATE, { input }, headers);
  };
  const scopes = async () => {
    const { rows } = await delivery.app.pools.staff.query<{ scope: object[] }>(
      'select scope from engagement_scope_history where engagement_id = $1 order by at, id',
      [fromTypeId('engagement', id)],
    );
    return rows.map(({ scope }) => scope);
  };

  it('can change just the title', async () => {
    const { data } = await update(MANAGER, { title: 'Payouts' });
    expect(data.updateEngagement).toMatchObject({
      userErrors: [],
      engagement: {
        version: 2,
        title: 'Payouts',
        lead: { name: 'Erin' },
        apiProducts: [{ slug: 'payments' }],
      },
    });
  });

  it('hands over the lead and keeps the previous one in the team, unless a team is given', async () => {
    const handed = await update(MANAGER, { leadId: engineer(ENGINEER2_ID) });
    expect(handed.data.updateEngagement.engagement).toMatchObject({
      ...{ lead: { name: 'Eli' }, team: [{ name: 'Eli' }, { name: 'Erin' }] },
    });
    const alone = await update(MANAGER, { expectedVersion: 2, teamIds: null });
    expect(alone.data.updateEngagement.engagement).toMatchObject({
      lead: { name: 'Eli' },
      team: [{ name: 'Eli' }],
    });
    const { errors } = await update(ENGINEER, { expectedVersion: 3, title: 'Not mine any more' });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('changes the scope, and keeps previous scopes with their times', async () => {
    const scope = [
      { apiVersionId: lending },
      { apiVersionId: delivery.versionId, operationIds: [delivery.operationId] },
    ];
    const { data } = await update(MANAGER, { scope });
    expect(data.updateEngagement.engagement.apiProducts).toEqual([{ slug: 'lending' }, { slug: 'payments' }]);
    const inScope = `query ($id: ID!) { engagement(id: $id) {
      scope { apiProduct { slug } allOperations apiVersion { id } chosenOperations { id } } } }`;
    const read = await delivery.app.gql(ENGINEER, inScope, { id });
    const partly = {
      ...{ apiProduct: { slug: 'payments' }, apiVersion: { id: delivery.versionId }, allOperations: false },
      chosenOperations: [{ id: delivery.operationId }],
    };
    const all = { apiProduct: { slug: 'lending' }, apiVersion: { id: lending }, allOperations: true };
    expect(read.data.engagement.scope).toEqual(
      expect.arrayContaining([partly, { ...all, chosenOperations: [] }]),
    );
    const [payments, loans] = [delivery.versionId, lending].map((each) => fromTypeId('apiVersion', each));
    expect(await scopes()).toEqual([
      [{ apiVersionId: payments, operationIds: null }],
      [
        { apiVersionId: loans, operationIds: null },
        { apiVersionId: payments, operationIds: [fromTypeId('apiOperation', delivery.operationId)] },
      ],
    ]);
  });

  it('lets a version past its sunset stay, but not be added', async () => {
    const setStatus = (status: string) =>
      delivery.app.pools.staff.query('update api_version set status = $2 where id = $1', [
        fromTypeId('apiVersion', sunset),
        status,
      ]);
    id = await delivery.engagement({ scope: [{ apiVersionId: sunset }] });
    await setStatus('SUNSET');
    const scope = [{ apiVersionId: sunset }, { apiVersionId: lending }];
    expect((await update(MANAGER, { scope })).data.updateEngagement.userErrors).toEqual([]);
    id = await delivery.engagement();
    const { data } = await update(MANAGER, { scope });
    await setStatus('GA');
    expect(data.updateEngagement.userErrors).toMatchObject([{ code: 'INVALID' }]);
  });

  it('writes nothing if nothing differs', async () => {
    const before = await delivery.rows();
    const { data } = await update(MANAGER, {
      ...{ title: 'Payments for Northwind', leadId: engineer(ENGINEER_ID), teamIds: [] },
      scope: [{ apiVersionId: delivery.versionId }],
    });
    expect(data.updateEngagement).toMatchObject({ userErrors: [], engagement: { version: 1 } });
    expect(await delivery.rows()).toEqual(before);
  });

  it.each(onlyFor(ADMIN, MANAGER, ENGINEER))('is for managers and the team: %s', async (person, code) => {
    const { data, errors } = await update(person, { title: 'Another' });
    expect(errors?.[0]?.extensions.code).toBe(code);
    if (code === undefined) expect(data.updateEngagement.userErrors).toEqual([]);
  });

  it.each<[string, () => object, string, string]>([
    ['an outdated version', () => ({ expectedVersion: 7, title: 'x' }), 'CONFLICT', 'expectedVersion'],
    ['an engagement that does not exist', () => ({ engagementId: 'eng_what' }), 'NOT_FOUND', 'engagementId'],
    ['a title of 201 characters', () => ({ title: 'x'.repeat(201) }), 'INVALID', 'title'],
    ['no title', () => ({ title: null }), 'INVALID', 'title'],
    ['a lead that does not exist', () => ({ leadId: unknown }), 'NOT_FOUND', 'leadId'],
    ['no lead', () => ({ leadId: null }), 'INVALID', 'leadId'],
    [
      'a member that does not exist',
      () => ({ teamIds: [engineer(ENGINEER2_ID), unknown] }),
      'NOT_FOUND',
      'teamIds.1',
    ],
    [
      'a team of 21',
      () => ({ teamIds: Array(20).fill(engineer(ENGINEER2_ID)) }),
      'LIMIT_EXCEEDED',
      'teamIds',
    ],
    ['an empty scope', () => ({ scope: [] }), 'INVALID', 'scope'],
    ['no scope', () => ({ scope: null }), 'INVALID', 'scope'],
    [
      '21 versions',
      () => ({ scope: Array(21).fill({ apiVersionId: delivery.versionId }) }),
      'LIMIT_EXCEEDED',
      'scope',
    ],
    [
      'a version that does not exist',
      () => ({ title: 'Kept out', scope: [{ apiVersionId: toTypeId('apiVersion', newId()) }] }),
      'NOT_FOUND',
      'scope.0.apiVersionId',
    ],
  ])('rejects %s and writes nothing', async (_case, changes, code, field) => {
    const before = await delivery.rows();
    const { data } = await update(MANAGER, changes());
    expect(data.updateEngagement).toMatchObject({
      engagement: null,
      userErrors: [{ code, field: ['input', ...field.split('.')] }],
    });
    expect(await delivery.rows()).toEqual(before);
  });

  it('returns the first response to a repeat', async () => {
    const headers = { 'idempotency-key': `update-${id}` };
    const first = await update(MANAGER, { title: 'Once' }, headers);
    expect(first.data.updateEngagement.engagement.version).toBe(2);
    expect((await update(MANAGER, { title: 'Once' }, headers)).data).toEqual(first.data);
  });
});
