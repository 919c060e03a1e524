import { fromTypeId } from '../../src/kernel/ids.js';
import { catchUpForecasts } from '../../src/modules/planning/index.js';
import { statementsAbout, statementsOf } from '../support/count-statements.js';
import { addPlaybook, Delivery, MANAGER } from './delivery-support.js';

const TABLES = /engagement|milestone|progress_entry|holiday|audit_entry/;

let delivery: Delivery;
beforeAll(async () => {
  delivery = await Delivery.start();
});
afterAll(() => delivery.app.stop());

/** @returns the TypeID of an engagement whose milestones depend on each other in sequence */
async function engagementOf(milestones: number): Promise<string> {
  const codes = Array.from({ length: milestones }, (_, index) => `M${index}`);
  const rows = codes.map((code, index) => ({
    ...{ code, isGoLive: index === milestones - 1 },
    dependsOn: index === 0 ? {} : { [codes[index - 1]!]: 0 },
  }));
  const id = await delivery.engagement({ playbookId: await addPlaybook(delivery.app, rows) });
  await delivery.app.settle();
  return id;
}

/** @returns the number of statements for logging progress that completes some milestones */
async function logging(milestones: number, completing: number): Promise<number> {
  const engagementId = await engagementOf(milestones);
  const plan = await delivery.plan(engagementId);
  const completeMilestoneIds = plan.milestones.slice(0, completing).map(({ id }) => id);
  const statements = await statementsAbout(delivery.app, TABLES, async () => {
    const { data } = await delivery.log(MANAGER, { engagementId, completeMilestoneIds });
    expect(data.logProgress.userErrors).toEqual([]);
  });
  return statements.length;
}

it('uses as many statements to log progress on 200 milestones as on 4', async () => {
  const few = await logging(4, 3);
  expect(few).toBeGreaterThan(3);
  expect(await logging(200, 50)).toBe(few);
});

/** What a statement reads or writes in the tables of a forecast. */
function gist(text: string): string {
  if (/^select/i.test(text) && /for update/i.test(text)) return 'locks the engagement';
  const tables = /^\s*select/i.test(text)
    ? [...text.matchAll(/(?:from|join) (milestone|milestone_link|blocker|holiday|due_work)\b/g)]
    : [...text.matchAll(/(?:update|insert into|delete from) (\w+)/g)];
  return `${/^\s*select/i.test(text) ? 'reads' : 'writes'} ${[...new Set(tables.map(([, table]) => table))].join(', ')}`;
}

async function reforecast(engagementId: string, at: string): Promise<string[]> {
  const id = fromTypeId('engagement', engagementId)!;
  const statements = await statementsOf(delivery.app, (tx) => catchUpForecasts(tx, [id], new Date(at)));
  return statements.map(gist);
}

const LOCK = 'locks the engagement';
const READ = 'reads milestone, blocker, milestone_link, holiday, due_work';
const WRITE = 'writes milestone, go_live_move, engagement, engagement_history, outbox';

it.each([2, 200])('forecasts a day of %i milestones with one read and one write', async (milestones) => {
  const id = await engagementOf(milestones);
  const [before] = (await delivery.plan(id)).milestones.slice(-1);
  const statements = await reforecast(id, '2026-12-01T05:00:00Z');
  expect(statements).toEqual([LOCK, READ, 'writes due_work', WRITE]);
  const [after] = (await delivery.plan(id)).milestones.slice(-1);
  expect(after!.forecastDueOn! > before!.forecastDueOn!).toBe(true);
});

it('reads and writes once for several missed days', async () => {
  const id = await engagementOf(3);
  const statements = await reforecast(id, '2026-12-03T05:00:00Z');
  expect(statements).toEqual([LOCK, READ, 'writes due_work', WRITE]);
});

it('only marks the day as done if nothing moves', async () => {
  const id = await engagementOf(3);
  await reforecast(id, '2026-12-05T05:00:00Z');
  // A Sunday: what could not start on Saturday still starts on Monday.
  expect(await reforecast(id, '2026-12-06T05:00:00Z')).toEqual([LOCK, READ, 'writes due_work']);
});

it('reads no plan if no day is due', async () => {
  const id = await engagementOf(3);
  expect(await reforecast(id, '2026-11-30T23:00:00Z')).toEqual([LOCK, READ]);
});
