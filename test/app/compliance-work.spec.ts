import { ADMIN, COMPLIANCE, type Person } from '../support/people.js';
import { Checklists, ENGINEER, MANAGER, item } from './checklist-support.js';
import type { Started } from '../support/seed-integrations.js';
import { type Json, START } from '../support/app.js';
import { query } from '../support/query.js';

const ITEM =
  '{ engagement { key } milestone { code party } blocker { party } checklistItem { code } reason }';
const LISTS = ['overdue', 'dueSoon', 'waitingOnMe', 'blocked', 'toReview'] as const;
const MY_WORK = `{ myWork(dueWithin: 20) { ${LISTS.map((list) => `${list} ${ITEM} ${list}Count`).join(' ')} } }`;

describe("compliance's work", () => {
  let checklists: Checklists;
  let started: Started;
  beforeAll(async () => {
    checklists = await Checklists.start();
    await checklists.set(MANAGER, [
      item('TERMS', { kind: 'LEGAL', neededBy: 'DISCOVERY' }),
      item('PEN-TEST', { neededBy: 'CERTIFICATION' }),
    ]);
  });
  afterAll(() => checklists.app.stop());
  beforeEach(async () => {
    await checklists.app.beginAt(START);
    await query(checklists.app.database.ownerUrl, 'truncate engagement cascade');
    started = await checklists.engagement();
  });

  const work = async (person: Person = COMPLIANCE): Promise<Json> => {
    const { data, errors } = await checklists.app.gql(person, MY_WORK);
    expect(errors).toBeUndefined();
    return data.myWork;
  };
  const counts = (mine: Json) => LISTS.map((list) => mine[`${list}Count`]);

  it('is the milestones and blockers of party COMPLIANCE on every engagement, and the ball', async () => {
    await checklists.app.moveTo('2026-12-18T15:00:00Z');
    const late = await work();
    const listed = [...late.overdue, ...late.dueSoon];
    expect(listed.length).toBeGreaterThan(0);
    expect(new Set(listed.map(({ milestone }: Json) => milestone.party))).toEqual(new Set(['COMPLIANCE']));
    expect(late.overdue[0].reason).toMatch(/^It was due on /);
    const run = async (mutation: string, input: object) => {
      const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
      const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { message } } }`;
      const { data } = await checklists.app.gql(MANAGER, query, { input });
      expect(data[mutation].userErrors).toEqual([]);
    };
    const blocker = { engagementId: started.id, severity: 'HIGH', reason: 'It is stuck.' };
    await run('raiseBlocker', { ...blocker, party: 'COMPLIANCE' });
    await run('raiseBlocker', { ...blocker, party: 'SERVICES' });
    await run('passBall', { engagementId: started.id, to: 'COMPLIANCE', reason: 'Your turn.' });
    const { blocked, waitingOnMe } = await work();
    expect(blocked.map((each: Json) => each.blocker.party)).toEqual(['COMPLIANCE']);
    expect(waitingOnMe.map((each: Json) => [each.engagement.key, each.milestone.party])).toEqual([
      [started.key, 'COMPLIANCE'],
    ]);
    expect(waitingOnMe[0].reason).toMatch(/^The ball has been with compliance since 2026-12-18\./);
  });

  it('is evidence to review: first what keeps an engagement in its stage, with the reason', async () => {
    await checklists.submit(ENGINEER, started, 'PEN-TEST');
    await checklists.submit(ENGINEER, started, 'TERMS');
    const { toReview, toReviewCount } = await work();
    expect(toReviewCount).toBe(2);
    expect(toReview.map(({ checklistItem, reason }: Json) => [checklistItem.code, reason])).toEqual([
      [
        'TERMS',
        `Evidence has been awaiting review since 2026-11-30. ${started.key} cannot leave DISCOVERY without it.`,
      ],
      [
        'PEN-TEST',
        `Evidence has been awaiting review since 2026-11-30. ${started.key} is in DISCOVERY and needs it before leaving CERTIFICATION.`,
      ],
    ]);
    await checklists.review(COMPLIANCE, started, 'TERMS', 'SATISFIED');
    await checklists.review(COMPLIANCE, started, 'PEN-TEST', 'REJECTED', { note: 'Too old.' });
    expect((await work()).toReviewCount).toBe(0);
  });

  it('is not anyone else’s', async () => {
    await checklists.submit(ENGINEER, started, 'TERMS');
    expect((await work(ENGINEER)).toReviewCount).toBe(0);
    expect(counts(await work(MANAGER))).toEqual([0, 0, 0, 0, 0]);
    expect((await checklists.app.gql(ADMIN, MY_WORK)).data.myWork.toReviewCount).toBe(0);
  });

  // This test is last, because the engineer stays with compliance.
  it('does not include evidence they submitted themselves before they joined compliance', async () => {
    await checklists.submit(ENGINEER, started, 'TERMS');
    const { data } = await checklists.app.gql(
      ADMIN,
      `{ users(filter: { q: "${ENGINEER}" }) { nodes { id } } }`,
    );
    const input = { userId: data.users.nodes[0].id, role: 'COMPLIANCE' };
    const update = `mutation ($input: UpdateUserInput!) { updateUser(input: $input) { userErrors { message } } }`;
    expect((await checklists.app.gql(ADMIN, update, { input })).data.updateUser.userErrors).toEqual([]);
    expect((await work()).toReviewCount).toBe(1);
    expect((await work(ENGINEER)).toReviewCount).toBe(0);
  });
});
