import { type Logger, DataSource } from 'typeorm';
import { Delivery, MANAGER, addPlaybook } from './delivery-support.js';

const nothing = () => undefined;

describe('the statements of logging progress', () => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await Delivery.start(new Date('2026-11-30T15:00:00Z'));
  });
  afterAll(() => delivery.app.stop());

  /** The delivery tables' statements while something is done; the queue's own beat in between is not counted. */
  async function statementsOf(act: () => Promise<unknown>): Promise<string[]> {
    const statements: string[] = [];
    const logger: Logger = {
      ...{ logQueryError: nothing, logQuerySlow: nothing, logSchemaBuild: nothing, logMigration: nothing },
      ...{ log: nothing, logQuery: (text: string) => void statements.push(text) },
    };
    const dataSource = delivery.app.nest.get(DataSource);
    const previous = dataSource.logger;
    dataSource.logger = logger;
    await act();
    dataSource.logger = previous;
    return statements.filter((text) => /engagement|milestone|progress_entry|holiday|audit_entry/.test(text));
  }

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
    const statements = await statementsOf(async () => {
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
