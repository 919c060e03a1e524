import { statementsAbout } from '../support/count-statements.js';
import { Delivery, MANAGER, addPlaybook } from './delivery-support.js';

const TABLES = /engagement|milestone|progress_entry|holiday|audit_entry/;

describe('the statements of logging progress', () => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await Delivery.start(new Date('2026-11-30T15:00:00Z'));
  });
  afterAll(() => delivery.app.stop());

  async function logging(milestones: number, completing: number): Promise<number> {
    const codes = Array.from({ length: milestones }, (_, index) => `M${index}`);
    const rows = codes.map((code, index) => ({
      ...{ code, isGoLive: index === milestones - 1 },
      dependsOn: index === 0 ? {} : { [codes[index - 1]!]: 0 },
    }));
    const playbookId = await addPlaybook(delivery.app, rows);
    const engagementId = await delivery.engagement({ playbookId });
    await delivery.app.settle();
    const plan = await delivery.plan(engagementId);
    const completeMilestoneIds = plan.milestones.slice(0, completing).map(({ id }) => id);
    const statements = await statementsAbout(delivery.app, TABLES, async () => {
      const { data } = await delivery.log(MANAGER, { engagementId, completeMilestoneIds });
      expect(data.logProgress.userErrors).toEqual([]);
    });
    return statements.length;
  }

  it('are as many for 200 milestones as for 4', async () => {
    const few = await logging(4, 3);
    expect(few).toBeGreaterThan(5);
    expect(await logging(200, 50)).toBe(few);
  });
});
