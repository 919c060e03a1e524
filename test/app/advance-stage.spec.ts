import { newId } from '../../src/kernel/ids.js';
import { TestApp } from '../support/app.js';
import { NORTHWIND_ID, type Person } from '../support/people.js';
import {
  type Started,
  completeAsManager,
  placeIn,
  seedProduct,
  startIntegration,
} from '../support/seed-integrations.js';

const ADVANCE = `mutation ($input: AdvanceStageInput!) { advanceStage(input: $input) {
  engagement { stage version } userErrors { code message } } }`;

describe('advancing an engagement', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedProduct(app);
  });
  afterAll(() => app.stop());

  const advance = (person: Person, { id }: Started, from: string) =>
    app.gql(person, ADVANCE, { input: { engagementId: id, from } });
  const start = (title: string) => startIntegration(app, NORTHWIND_ID, title);

  it('is rejected while a required milestone is open, listing each with the responsible party', async () => {
    const started = await start('Gate');
    const { data } = await advance('manager@causeway.example', started, 'DISCOVERY');
    expect(data.advanceStage).toEqual({
      engagement: null,
      userErrors: [
        'Kick-off held, contacts and goals agreed (SERVICES)',
        'Use cases and API products chosen (PARTNER)',
        'Partner due diligence cleared (COMPLIANCE)',
      ].map((title) => ({ code: 'GATE_NOT_MET', message: `Cannot leave DISCOVERY without ${title}.` })),
    });
  });

  it('moves on once they are done, by an engineer of the team, and records the instant', async () => {
    const started = await start('Moves');
    for (const code of ['KICKOFF', 'USE-CASES', 'DUE-DILIGENCE']) await completeAsManager(app, started, code);
    const { data } = await advance('engineer@causeway.example', started, 'DISCOVERY');
    expect(data.advanceStage).toMatchObject({ engagement: { stage: 'DESIGN' }, userErrors: [] });
    const { rows } = await app.pools.staff.query(
      `select h.stage from engagement_history h join engagement e on e.id = h.engagement_id
       where e.key = $1 order by h.at desc, h.id desc limit 1`,
      [started.key],
    );
    expect(rows).toEqual([{ stage: 'DESIGN' }]);
  });

  it('requires a live production credential of each product before LAUNCH', async () => {
    const started = await start('Launch');
    await placeIn(app, started, 'CERTIFICATION');
    const before = await advance('manager@causeway.example', started, 'CERTIFICATION');
    expect(before.data.advanceStage.userErrors).toEqual([
      expect.objectContaining({ code: 'GATE_NOT_MET', message: expect.stringContaining('Accounts') }),
    ]);
    await addProductionCredential();
    const after = await advance('manager@causeway.example', started, 'CERTIFICATION');
    expect(after.data.advanceStage.engagement.stage).toBe('LAUNCH');
  });

  it.each([
    ['a stage it is not in', 'DESIGN', 'CONFLICT'],
    ['ADOPTION, which is closed and not left', 'ADOPTION', 'NOT_ALLOWED_IN_STATE'],
  ])('rejects leaving %s', async (_case, from, code) => {
    const started = await start(`Refused from ${from}`);
    if (code === 'NOT_ALLOWED_IN_STATE') await placeIn(app, started, from);
    const { data } = await advance('manager@causeway.example', started, from);
    expect(data.advanceStage.userErrors).toEqual([expect.objectContaining({ code })]);
  });

  it.each<Person>([
    'engineer2@causeway.example',
    'compliance@causeway.example',
    'auditor@causeway.example',
    'partner@northwind.example',
  ])('is forbidden to %s', async (person) => {
    const { errors } = await advance(person, await start(`Forbidden to ${person}`), 'DISCOVERY');
    expect(errors?.map((error) => error.extensions.code)).toEqual(['FORBIDDEN']);
  });

  async function addProductionCredential(): Promise<void> {
    const id = newId();
    await app.pools.staff.query(
      `with app as (insert into application values ($1, $2, 'Live', '2026-11-01') returning id, partner_id),
       product as (insert into application_product (application_id, partner_id, api_product_id)
         select app.id, app.partner_id, p.id from app, api_product p)
       insert into credential (id, application_id, partner_id, environment, client_id, issued_at, created_at)
       select $1, id, partner_id, 'PRODUCTION', 'live-1', '2026-11-01', '2026-11-01' from app`,
      [id, NORTHWIND_ID],
    );
  }
});
