import type { Json } from '../support/app.js';
import { Delivery, ENGINEER, MANAGER, OTHER_ENGINEER } from './delivery-support.js';

const UPDATE = `mutation ($input: UpdateMilestoneInput!) { updateMilestone(input: $input) {
  userErrors { code field message } forecastBefore forecastAfter milestone { code version status }
  moved { milestone { code } beforeDue afterDue } } }`;

describe('what changing a milestone would do', () => {
  let delivery: Delivery;
  let id: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  beforeEach(async () => {
    id = await delivery.engagementOnMonday();
  });
  afterAll(() => delivery.app.stop());

  const update = async (code: string, changes: object, person = MANAGER, headers: object = {}) => {
    const { id: milestoneId, version } = await delivery.milestone(id, code);
    const input = { milestoneId, expectedVersion: version, ...changes };
    return delivery.app.gql(person, UPDATE, { input }, headers);
  };
  const codes = (moved: Json) => moved.map(({ milestone }: Json) => milestone.code);

  it('is returned in advance and leaves nothing behind; then it happens so', async () => {
    const headers = { 'idempotency-key': `milestone-${id}` };
    const [rows, plan] = [await delivery.rows(), await delivery.plan(id)];
    const skip = { status: 'SKIPPED', reason: 'They have it already.' };
    const dry = await update('A', { ...skip, dryRun: true }, MANAGER, headers);
    const { moved, milestone, ...rest } = dry.data.updateMilestone;
    expect(rest).toEqual({ userErrors: [], forecastBefore: '2026-12-14', forecastAfter: '2026-12-09' });
    expect(codes(moved)).toEqual(expect.arrayContaining(['B', 'G']));
    expect(milestone).toEqual({ code: 'A', version: 1, status: 'NOT_STARTED' });
    expect([await delivery.rows(), await delivery.plan(id)]).toEqual([rows, plan]);

    const real = await update('A', skip, MANAGER, headers);
    expect(real.data.updateMilestone).toMatchObject({ ...rest, moved, milestone: { status: 'SKIPPED' } });
  });

  it('is nothing where no date moves', async () => {
    const { data } = await update('D', { title: 'A new name', dryRun: true });
    expect(data.updateMilestone).toMatchObject({ userErrors: [], moved: [], forecastAfter: '2026-12-14' });
  });

  it('is told to nobody who may not do it, and has its faults', async () => {
    const { errors } = await update('A', { status: 'DONE', dryRun: true }, OTHER_ENGINEER);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const { data } = await update('D', { status: 'SKIPPED', dryRun: true }, ENGINEER);
    expect(data.updateMilestone).toMatchObject({ moved: null, userErrors: [{ field: ['input', 'reason'] }] });
  });
});
