import { toTypeId } from '../../src/kernel/ids.js';
import {
  type Adopter,
  ACCOUNTS_V2_ID,
  addAdopter,
  addSecondVersion,
  call,
  enter,
  noons,
} from '../support/adopters.js';
import { type Json, TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { MANAGER } from '../support/people.js';
import * as usage from '../support/usage.js';
import { Executors } from './executors.js';

const STEPS = [
  'REGISTERED',
  'FIRST_SANDBOX_CALL',
  'CERTIFIED',
  'FIRST_PRODUCTION_CALL',
  'ACTIVATED',
  'SUSTAINED',
];
/** Each test has a month of its own, in which its engagements start. */
const month = (of: string) => ({ from: `${of}-01`, to: `${of}-28` });

describe('the adoption funnel', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(new Date('2027-03-01T12:00:00Z'));
    await usage.seedUsageWorld(app.pools.staff);
    await addSecondVersion(app);
  });
  afterAll(() => app.stop());

  const ask = (fields: string, filter: object) =>
    app.gql(MANAGER, `query ($filter: AdoptionFilter!) { adoption(filter: $filter) { ${fields} } }`, {
      filter,
    });
  async function funnel(filter: object, fields = 'step n conversion medianDays', args = ''): Promise<Json[]> {
    const { data, errors } = await ask(`funnel${args} { ${fields} }`, filter);
    expect(errors).toBeUndefined();
    return data.adoption.funnel;
  }
  const counts = async (filter: object, args = '') => (await funnel(filter, 'n', args)).map(({ n }) => n);

  describe('of six engagements', () => {
    const IN = month('2026-11');
    const start = { startedOn: '2026-11-02', registeredAt: '2026-11-03T00:00:00Z' };
    const sandbox = ['2026-11-05T12:00:00Z'];
    const launchedAt = '2026-11-13T00:00:00Z';
    const adopters: Adopter[] = [];
    beforeAll(async () => {
      const add = async (name: string, more: object) =>
        adopters.push(await addAdopter(app, name, { ...start, ...more }));
      await add('unregistered', { registeredAt: null });
      await add('registered', { status: 'CANCELLED' });
      await add('tried', { sandbox });
      await add('certified', { sandbox: ['2026-11-04T06:00:00Z'], launchedAt });
      await add('live', { sandbox, launchedAt: '2026-11-23T00:00:00Z', production: noons('2026-12', 1) });
      await add('sustained', {
        sandbox,
        launchedAt,
        production: noons('2026-12', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
      });
      await add('advised', { type: 'ADVISORY', sandbox });
      await add('built together', { type: 'CO_CREATION', sandbox });
      await add('internal', { internal: true, sandbox });
    });

    it('counts each step, with its conversion and the median days from registration', async () => {
      expect(await funnel(IN)).toEqual([
        { step: 'REGISTERED', n: 5, conversion: null, medianDays: 0 },
        { step: 'FIRST_SANDBOX_CALL', n: 4, conversion: 0.8, medianDays: 2.5 },
        { step: 'CERTIFIED', n: 3, conversion: 0.75, medianDays: 10 },
        { step: 'FIRST_PRODUCTION_CALL', n: 2, conversion: 0.666667, medianDays: 28.5 },
        { step: 'ACTIVATED', n: 1, conversion: 0.5, medianDays: 32.5 },
        { step: 'SUSTAINED', n: 1, conversion: 1, medianDays: 37.5 },
      ]);
    });

    it('drills down to exactly the engagements counted, newest first', async () => {
      const steps = await funnel(IN, 'n engagements { totalCount nodes { id partner { name } } }');
      expect(steps.map(({ engagements }) => engagements.totalCount)).toEqual(steps.map(({ n }) => n));
      expect(steps[3].engagements.nodes).toEqual([
        { id: adopters[5]!.id, partner: { name: 'sustained' } },
        { id: adopters[4]!.id, partner: { name: 'live' } },
      ]);
    });

    it('drills down into one step, page by page', async () => {
      const [step, ...others] = await funnel(
        IN,
        'step engagements(first: 2) { pageInfo { hasNextPage endCursor } edges { cursor node { id } } }',
        '(steps: [CERTIFIED])',
      );
      expect([step.step, others]).toEqual(['CERTIFIED', []]);
      expect(step.engagements.pageInfo.hasNextPage).toBe(true);
      const after = step.engagements.pageInfo.endCursor;
      const [next] = await funnel(
        IN,
        `engagements(first: 2, after: "${after}") { pageInfo { hasNextPage } nodes { id } }`,
        '(steps: [CERTIFIED])',
      );
      expect(next.engagements).toEqual({
        pageInfo: { hasNextPage: false },
        nodes: [{ id: adopters[3]!.id }],
      });
    });

    it('takes one statement, and one more for each step drilled down into', async () => {
      expect(await countReads(() => funnel(IN))).toBe(1);
      expect(await countReads(() => funnel(IN, 'engagements { nodes { id partner { id } } }'))).toBe(7);
      expect(await countReads(() => funnel(IN, 'engagements { totalCount }', '(steps: [ACTIVATED])'))).toBe(
        2,
      );
    });

    it('is identical in both executors, drilled down into', async () => {
      const query = `query ($filter: AdoptionFilter!, $after: String) { adoption(filter: $filter) {
        steps: funnel { name: step n medianDays engagements(first: 1, after: $after) {
          totalCount edges { cursor node { key: id } } pageInfo { endCursor } } }
        cohorts { start cells { step since share } } timeToFirstCall { hours: medianHours } } }`;
      const both = new Executors(app);
      const ask = async (after: string | null) => {
        const { answer, compiled } = await both.ask({
          person: MANAGER,
          query,
          variables: { filter: IN, after },
        });
        expect(compiled).toBe(1);
        return JSON.parse(answer.body).data.adoption.steps;
      };
      const [registered, , certified] = await ask(null);
      expect([registered.engagements.totalCount, certified.engagements.totalCount]).toEqual([5, 3]);
      const [, , next] = await ask(certified.engagements.pageInfo.endCursor);
      expect(next.engagements.edges).toMatchObject([{ node: { key: adopters[4]!.id } }]);
    });

    it.each<[string, object]>([
      ['the sandbox', { environment: 'SANDBOX' }],
      ['both environments', { environment: null }],
    ])('is the same for %s', async (_case, filter) => {
      expect(await counts({ ...IN, ...filter })).toEqual([5, 4, 3, 2, 1, 1]);
    });

    it('takes start dates of its own', async () => {
      const later = month('2027-02');
      expect(await counts(later)).toEqual([0, 0, 0, 0, 0, 0]);
      expect(await counts(later, '(cohortFrom: "2026-11-02", cohortTo: "2026-11-02")')).toEqual([
        5, 4, 3, 2, 1, 1,
      ]);
      expect(await counts(later, '(cohortFrom: "2026-11-03")')).toEqual([0, 0, 0, 0, 0, 0]);
    });

    it.each([
      ['(cohortFrom: "2026-12-01")', '`cohortFrom` must not be after `cohortTo`.'],
      ['(cohortFrom: "2025-01-01")', 'The range can cover at most 400 days.'],
    ])('rejects %s', async (args, message) => {
      const { errors } = await ask(`funnel${args} { n }`, IN);
      expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
    });

    it('chooses engagements by partner, application, product in scope and type', async () => {
      const { partnerId, applicationId } = adopters[5]!;
      const of = (filter: object) => counts({ ...IN, ...filter }, '(steps: [REGISTERED])');
      expect(await of({ partnerIds: [toTypeId('partner', partnerId)] })).toEqual([1]);
      expect(await of({ applicationIds: [toTypeId('application', applicationId)] })).toEqual([1]);
      expect(await of({ apiProductIds: [toTypeId('apiProduct', usage.ACCOUNTS_ID)] })).toEqual([5]);
      expect(await of({ apiProductIds: [toTypeId('apiProduct', usage.PAYMENTS_ID)] })).toEqual([0]);
      expect(await of({ tiers: ['STRATEGIC'] })).toEqual([0]);
      expect(await of({ regions: ['US'] })).toEqual([5]);
      expect(await of({ regions: ['GB'] })).toEqual([0]);
      expect(await of({ engagementTypes: ['INTEGRATION'] })).toEqual([5]);
      expect(await of({ engagementTypes: ['MIGRATION', 'ADVISORY'] })).toEqual([0]);
    });
  });

  it('needs every earlier step, in any order', async () => {
    const start = { startedOn: '2026-10-05', registeredAt: '2026-10-20T00:00:00Z' };
    const daily = noons('2026-10', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    await addAdopter(app, 'without a sandbox call', {
      ...start,
      launchedAt: '2026-10-06T00:00:00Z',
      production: daily,
    });
    const { engagementId } = await addAdopter(app, 'backwards', {
      ...{ ...start, sandbox: noons('2026-10', 19), production: daily, launchedAt: '2026-10-22T00:00:00Z' },
    });
    await enter(app, engagementId, 'CERTIFICATION', '2026-10-23T00:00:00Z'); // returned: it had entered LAUNCH
    await enter(app, engagementId, 'LAUNCH', '2026-10-28T00:00:00Z');
    expect(await funnel(month('2026-10'), 'n medianDays')).toEqual([
      { n: 2, medianDays: 0 },
      { n: 1, medianDays: null }, // before registration
      { n: 1, medianDays: 2 },
      { n: 1, medianDays: null },
      { n: 1, medianDays: null },
      { n: 1, medianDays: null },
    ]);
  });

  it('counts for a migration only API versions in scope, and days from its start', async () => {
    const start = { type: 'MIGRATION', startedOn: '2026-09-10', timeZone: 'America/New_York' } as const;
    const more = { registeredAt: '2026-01-01T00:00:00Z', versions: [ACCOUNTS_V2_ID] };
    const sandbox = ['2026-09-11T04:00:00Z'];
    await addAdopter(app, 'on the old version', { ...start, ...more, sandbox });
    await addAdopter(app, 'on the new version', {
      ...start,
      ...more,
      sandbox,
      calledVersion: ACCOUNTS_V2_ID,
    });
    await addAdopter(app, 'an integration', { ...start, ...more, type: 'INTEGRATION', sandbox });
    const migrations = { ...month('2026-09'), engagementTypes: ['MIGRATION'] };
    expect((await funnel(migrations, 'n medianDays')).slice(0, 2)).toEqual([
      { n: 2, medianDays: 0 },
      { n: 1, medianDays: 1 },
    ]);
    expect((await counts(month('2026-09'))).slice(0, 2)).toEqual([3, 2]);
  });

  it('has a step for each of its words', async () => {
    expect((await funnel(month('2027-02'), 'step')).map(({ step }) => step)).toEqual(STEPS);
  });

  it('follows late records', async () => {
    const live = {
      startedOn: '2026-08-03',
      sandbox: noons('2026-08', 4),
      launchedAt: '2026-08-05T00:00:00Z',
    };
    await addAdopter(app, 'late', { ...live, production: noons('2026-12', 1, 2, 3, 4, 14) });
    const IN = month('2026-08');
    expect(await counts(IN)).toEqual([1, 1, 1, 1, 1, 0]);
    await call(app, 'late-PRODUCTION', noons('2026-11', 30));
    expect(await counts(IN)).toEqual([1, 1, 1, 1, 1, 0]); // 30 Nov to 4 Dec
    await call(app, 'late-PRODUCTION', noons('2026-11', 10));
    expect(await counts(IN)).toEqual([1, 1, 1, 1, 0, 0]); // the window from 10 Nov has one day
    await call(app, 'late-PRODUCTION', noons('2026-11', 11, 12, 13, 14, 15));
    expect(await counts(IN)).toEqual([1, 1, 1, 1, 1, 1]); // 12 days from 10 Nov to 4 Dec
  });
});
