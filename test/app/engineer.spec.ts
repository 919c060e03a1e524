import { readFileSync } from 'node:fs';
import path from 'node:path';
import { COMPLIANCE, ENGINEER, ENGINEER_ID, NORTHWIND_ID } from '../support/people.js';
import { toTypeId } from '../../src/kernel/ids.js';
import { TestApp } from '../support/app.js';
import { addVersion } from './delivery-support.js';

const START = `mutation Start($input: StartEngagementInput!) {
  startEngagement(input: $input) { userErrors { code field message } engagement {
    id key stage status version lead { name } baselineGoLiveOn forecastGoLiveOn
    criticalPath { code } milestones { id code status forecastDueOn } } } }`;
const LOG = `mutation Log($input: LogProgressInput!) {
  logProgress(input: $input) { userErrors { code field message } forecastBefore forecastAfter
    healthBefore { score } healthAfter { score }
    entry { author day milestone { code } } engagement { version minutesLogged } } }`;
const BOARD = `query Board($key: String!) {
  engagement(key: $key) { forecastGoLiveOn scheduleVarianceDays minutesLogged
    progress(first: 10) { nodes { text minutes milestone { code } } }
    criticalPath { code } milestones { code status startedOn completedOn } } }`;

const saved = (name: string) => readFileSync(path.join('examples/operations', `${name}.graphql`), 'utf8');
const BLOCKED = `query Blocked($key: String!) { engagement(key: $key) {
  blockers(open: true) { id party } milestones { code blocked } } }`;

interface Step {
  readonly id: string;
  readonly code: string;
}

describe('an engineer', () => {
  let app: TestApp;
  let key: string;
  let engagementId: string;
  let steps: ReadonlyMap<string, string>;
  beforeAll(async () => {
    app = await TestApp.start();
    const { versionId } = await addVersion(app, 'payments');
    const input = {
      ...{ partnerId: toTypeId('partner', NORTHWIND_ID), type: 'INTEGRATION', title: 'Payments' },
      ...{
        startOn: '2026-11-30',
        leadId: toTypeId('engineer', ENGINEER_ID),
        scope: [{ apiVersionId: versionId }],
      },
    };
    const { data } = await app.gql(ENGINEER, START, { input });
    expect(data.startEngagement).toMatchObject({
      userErrors: [],
      engagement: { stage: 'DISCOVERY', status: 'ACTIVE', version: 1, lead: { name: 'Erin' } },
    });
    const { engagement } = data.startEngagement;
    expect(engagement.forecastGoLiveOn).toBe(engagement.baselineGoLiveOn);
    expect(engagement.criticalPath[0]).toEqual({ code: 'KICKOFF' });
    ({ key, id: engagementId } = engagement);
    steps = new Map(engagement.milestones.map(({ code, id }: Step) => [code, id]));
    await app.settle();
  });
  afterAll(() => app.stop());

  it('logs a call, which ends one milestone and starts the next', async () => {
    await app.moveTo('2026-12-01T20:00:00Z');
    const { data, errors } = await app.gql(ENGINEER, LOG, {
      input: {
        ...{ engagementId, kind: 'MEETING', text: 'Kick-off with everybody.', minutes: 90 },
        ...{ milestoneId: steps.get('KICKOFF'), completeMilestoneIds: [steps.get('KICKOFF')] },
        startMilestoneIds: [steps.get('USE-CASES')],
      },
    });
    expect(errors).toBeUndefined();
    expect(data.logProgress).toMatchObject({
      userErrors: [],
      entry: { day: '2026-12-01', milestone: { code: 'KICKOFF' } },
      engagement: { minutesLogged: 90 },
      ...{ healthBefore: { score: expect.any(Number) }, healthAfter: { score: expect.any(Number) } },
    });
  });

  const clearDueDiligence = async () => {
    const milestoneId = steps.get('DUE-DILIGENCE');
    const version = 'query ($id: ID!) { node(id: $id) { ... on Milestone { version } } }';
    const { data: read } = await app.gql(COMPLIANCE, version, { id: milestoneId });
    const update = `mutation ($input: UpdateMilestoneInput!) { updateMilestone(input: $input) { userErrors { message } } }`;
    const input = {
      milestoneId,
      expectedVersion: read.node.version,
      status: 'DONE',
      completedOn: '2026-12-08',
    };
    const { data } = await app.gql(COMPLIANCE, update, { input });
    expect(data.updateMilestone.userErrors).toEqual([]);
  };

  it('sees go-live slip while the critical path is idle, and recover when the delay is made up', async () => {
    await app.moveTo('2026-12-16T15:00:00Z');
    const { data: late } = await app.gql(ENGINEER, BOARD, { key });
    expect(late.engagement.scheduleVarianceDays).toBeGreaterThan(0);
    expect(late.engagement.criticalPath.length).toBeGreaterThan(0);
    const { data } = await app.gql(ENGINEER, LOG, {
      input: {
        ...{ engagementId, text: 'The partner had done it long ago.', day: '2026-12-08' },
        completeMilestoneIds: [steps.get('USE-CASES')],
      },
    });
    await clearDueDiligence();
    const { forecastBefore, forecastAfter } = data.logProgress;
    expect(forecastBefore).toBe(late.engagement.forecastGoLiveOn);
    expect(forecastAfter <= forecastBefore).toBe(true);
  });

  it('finds what to do next by its effect on go-live, with the reason, and how long it has taken so far', async () => {
    const { data, errors } = await app.gql(ENGINEER, saved('engineer-my-work'));
    expect(errors).toBeUndefined();
    const { overdue, waitingOnMe } = data.myWork;
    expect(overdue).toMatchObject([
      {
        ...{ engagement: { key }, milestone: { code: 'STAFFING' }, goLiveEffectDays: null },
        reason: `It was due on 2026-12-03. Go-live of ${key} does not depend on this. It can start now.`,
      },
    ]);
    const { scheduleVarianceDays: late } = (await app.gql(ENGINEER, BOARD, { key })).data.engagement;
    expect(waitingOnMe).toMatchObject([
      {
        ...{ engagement: { key }, milestone: { code: 'SOLUTION-DESIGN' }, goLiveEffectDays: late },
        reason: `The ball has been with services since 2026-11-30. Go-live of ${key} depends on SOLUTION-DESIGN: ${late} working days late, no float. SOLUTION-DESIGN can start now.`,
      },
    ]);

    const range = { from: '2026-11-30', to: '2026-12-16' };
    const { data: time } = await app.gql(ENGINEER, saved('engineer-my-time'), range);
    expect(time.myTime).toMatchObject({
      minutes: 90,
      days: [{ day: '2026-12-01', minutes: 90, engagements: [{ minutes: 90, engagement: { key } }] }],
    });
  });

  it('passes the ball with what is expected, and sees how long the other party has had it', async () => {
    const pass = saved('engineer-pass-ball');
    const input = { engagementId, to: 'PARTNER', reason: 'Please sign the design off.' };
    const { data } = await app.gql(ENGINEER, pass, { input });
    expect(data.passBall).toMatchObject({
      userErrors: [],
      engagement: { ballInCourt: { party: 'PARTNER', reason: 'Please sign the design off.' } },
    });
    await app.moveTo('2026-12-17T15:00:00Z');
    const waiting = `{ engagements(filter: { ballInCourt: { in: [PARTNER] } }, orderBy: { field: BALL_SINCE, direction: ASC }) {
      nodes { key timeByParty { party minutes } } } }`;
    const { data: listed } = await app.gql(ENGINEER, waiting);
    // There are twelve working days without a holiday between Monday 30 November 10:00 and Wednesday 16 December 10:00.
    const times = [
      { party: 'PARTNER', minutes: 480 },
      { party: 'SERVICES', minutes: 12 * 480 },
    ];
    expect(listed.engagements.nodes).toEqual([{ key, timeByParty: times }]);
  });

  it('finds it all on the board', async () => {
    const { data } = await app.gql(ENGINEER, BOARD, { key });
    expect(data.engagement).toMatchObject({
      minutesLogged: 90,
      progress: {
        nodes: [
          { text: 'The partner had done it long ago.', minutes: 0, milestone: null },
          { text: 'Kick-off with everybody.', minutes: 90, milestone: { code: 'KICKOFF' } },
        ],
      },
    });
    expect(data.engagement.milestones).toEqual(
      expect.arrayContaining([
        { code: 'KICKOFF', status: 'DONE', startedOn: '2026-12-01', completedOn: '2026-12-01' },
        { code: 'USE-CASES', status: 'DONE', startedOn: '2026-12-01', completedOn: '2026-12-08' },
      ]),
    );
  });

  it('raises a blocker, sees go-live follow the commitment, and logs that it is resolved', async () => {
    const step = { milestoneId: steps.get('SANDBOX-ACCESS'), commitmentOn: '2027-02-13' };
    const blocker = { severity: 'HIGH', party: 'PLATFORM', reason: 'The sandbox has no accounts.' };
    const raised = await app.gql(ENGINEER, saved('engineer-raise-blocker'), {
      input: { engagementId, ...blocker, ...step },
    });
    expect(raised.data.raiseBlocker).toMatchObject({
      userErrors: [],
      // The Saturday of the commitment, and the following Presidents' Day, are not working days.
      blocker: { milestone: { code: 'SANDBOX-ACCESS', blocked: true, forecastDueOn: '2027-02-16' } },
    });
    const { forecastGoLiveOn } = raised.data.raiseBlocker.blocker.engagement;

    const { data: board } = await app.gql(ENGINEER, BLOCKED, { key });
    expect(board.engagement.milestones.filter((each: { blocked: boolean }) => each.blocked)).toHaveLength(1);
    const [{ id: blockerId }] = board.engagement.blockers;
    const resolve = [{ blockerId, resolution: 'Twenty accounts were made.' }];
    const { data } = await app.gql(ENGINEER, LOG, { input: { engagementId, text: 'Unblocked.', resolve } });
    expect(data.logProgress).toMatchObject({ userErrors: [], forecastBefore: forecastGoLiveOn });
    expect(data.logProgress.forecastAfter < forecastGoLiveOn).toBe(true);
    const { data: after } = await app.gql(ENGINEER, BLOCKED, { key });
    expect(after.engagement.blockers).toEqual([]);
  });

  it('corrects a wrong entry, and the time on the engagement changes with it', async () => {
    const log = `query ($key: String!) { engagement(key: $key) { progress { nodes { id version minutes } } } }`;
    const { data: logged } = await app.gql(ENGINEER, log, { key });
    const { id: entryId, version } = logged.engagement.progress.nodes.find(
      ({ minutes }: { minutes: number }) => minutes === 90,
    );
    const right = { minutes: 60, reason: 'The last half hour was lunch.' };
    const { data } = await app.gql(ENGINEER, saved('engineer-correct-progress'), {
      input: { entryId, expectedVersion: version, ...right },
    });
    expect(data.correctProgress).toMatchObject({
      userErrors: [],
      progressEntry: { version: 2, text: 'Kick-off with everybody.', minutes: 60 },
    });
    expect((await app.gql(ENGINEER, BOARD, { key })).data.engagement.minutesLogged).toBe(60);
  });

  it('sees what a longer step would move, and moves it only then', async () => {
    const board = async () => (await app.gql(ENGINEER, BOARD, { key })).data.engagement;
    const before = await board();
    const { code } = before.criticalPath[0];
    const milestoneId = steps.get(code)!;
    const version = 'query ($id: ID!) { node(id: $id) { ... on Milestone { version } } }';
    const { data: read } = await app.gql(ENGINEER, version, { id: milestoneId });
    const input = {
      ...{ milestoneId, expectedVersion: read.node.version, durationDays: 20 },
      reason: 'The sandbox is let in later.',
    };
    const ask = (dryRun: boolean) =>
      app.gql(ENGINEER, saved('engineer-reschedule-milestone'), { input: { ...input, dryRun } });
    const { data: dry } = await ask(true);
    expect(dry.rescheduleMilestone).toMatchObject({
      ...{ userErrors: [], forecastBefore: before.forecastGoLiveOn },
      milestone: { code, version: read.node.version },
    });
    expect(await board()).toEqual(before);
    const { data: real } = await ask(false);
    expect(real.rescheduleMilestone).toMatchObject({
      ...{ userErrors: [], moved: dry.rescheduleMilestone.moved },
      milestone: { version: read.node.version + 1, durationDays: 20 },
    });
    const { forecastGoLiveOn } = await board();
    expect(forecastGoLiveOn).toBe(dry.rescheduleMilestone.forecastAfter);
    expect(forecastGoLiveOn > before.forecastGoLiveOn).toBe(true);
  });

  it("reads another team's work and cannot change it", async () => {
    const colleague = 'engineer2@causeway.example';
    const { data } = await app.gql(colleague, BOARD, { key });
    expect(data.engagement.minutesLogged).toBe(60);
    const { errors } = await app.gql(colleague, LOG, { input: { engagementId, text: 'Not mine.' } });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
