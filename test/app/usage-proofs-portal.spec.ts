import type { Json } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { readAllAsPortal } from '../support/portal-rows.js';
import { GLOBEX_ID, NORTHWIND_ID, type Person } from '../support/people.js';
import { ENGINEER, MANAGER } from './delivery-support.js';
import { Proofs } from './proofs-support.js';

const NORTHWIND: Person = 'partner@northwind.example';
const GLOBEX: Person = 'partner@globex.example';
const COMPLETE = `mutation ($input: CompleteMyMilestoneInput!) { completeMyMilestone(input: $input) {
  userErrors { code field message } integrationMilestone { code status } } }`;

describe('a milestone that traffic proves, on the portal', () => {
  let proofs: Proofs;
  let id: string, key: string;
  beforeAll(async () => {
    proofs = await Proofs.start();
    id = await proofs.engagement();
    key = await proofs.keyOf(id);
    await proofs.calls({ successes: 61 });
    await proofs.dawnOf('2026-12-01');
  });
  afterAll(() => proofs.app.stop());

  const complete = async (): Promise<Json> => {
    const { data } = await proofs.app.gql(NORTHWIND, COMPLETE, { input: { key, code: 'P' } });
    return data.completeMyMilestone;
  };

  it('shows its partner what is needed and the numbers of the last evaluation', async () => {
    const milestones = await proofs.portalMilestones(NORTHWIND, key);
    expect(milestones.find(({ code }: Json) => code === 'P').usageProof).toEqual({
      ...{ minSuccesses: 100, state: 'PENDING', successes: 61, countedCalls: 61, serverErrors: 0 },
      ...{ serverErrorRate: 0, firstDay: '2026-11-24', lastDay: '2026-11-30' },
      asOf: '2026-12-01T05:05:00.000Z',
    });
    expect(milestones.find(({ code }: Json) => code === 'G').usageProof).toBeNull();
  });

  it('hides internal milestones and those of other partners, by row security too', async () => {
    const codes = (await proofs.portalMilestones(NORTHWIND, key)).map(({ code }: Json) => code);
    expect(codes).toEqual(['P', 'G']);
    expect(await proofs.portalMilestones(GLOBEX, key)).toBeNull();
    const { rows } = await proofs.app.pools.staff.query<{ id: string; code: string }>(
      'select m.id, m.code from milestone_proof p join milestone m on m.id = p.milestone_id',
    );
    expect(rows).toHaveLength(2);
    const [own, foreign] = [
      await readAllAsPortal(proofs.app, NORTHWIND_ID),
      await readAllAsPortal(proofs.app, GLOBEX_ID),
    ];
    for (const { id: milestoneId, code } of rows) {
      expect(own.includes(milestoneId)).toBe(code === 'P');
      expect(foreign).not.toContain(milestoneId);
    }
  });

  it('cannot be completed by the partner while its calls do not prove it', async () => {
    expect(await complete()).toMatchObject({
      userErrors: [{ code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'code'] }],
      integrationMilestone: null,
    });
    expect((await proofs.milestone(id)).status).toBe('NOT_STARTED');
  });

  it('can be completed by the partner once staff have taken it over', async () => {
    await proofs.delivery.update(MANAGER, id, 'P', { status: 'IN_PROGRESS' });
    expect(await complete()).toMatchObject({ userErrors: [], integrationMilestone: { status: 'DONE' } });
    const [milestone] = await proofs.portalMilestones(NORTHWIND, key);
    expect(milestone.usageProof.state).toBe('SET_BY_HAND');
  });

  it('is read in one statement, whatever the number of milestones', async () => {
    const query = `query ($id: ID!) { engagement(id: $id) { milestones { usageProof { state asOf } } } }`;
    const reads = await countReads(() => proofs.app.gql(ENGINEER, query, { id }));
    expect(reads).toBe(1);
  });
});
