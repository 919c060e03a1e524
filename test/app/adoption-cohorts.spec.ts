import { addAdopter, call, noons } from '../support/adopters.js';
import { type Answer, type Json, TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { MANAGER } from '../support/people.js';
import * as usage from '../support/usage.js';

const DAYS = { from: '2026-09-15', to: '2026-12-20' };

describe('adoption cohorts', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(new Date('2026-12-15T12:00:00Z'));
    await usage.seedUsageWorld(app.pools.staff);
    await app.pools.staff.query("update engagement set started_on = '2025-01-01'"); // the one of the usage world
    const registered = { registeredAt: '2026-09-20T00:00:00Z' };
    const certified = { ...registered, sandbox: noons('2026-10', 5), launchedAt: '2026-11-30T23:59:59Z' };
    await addAdopter(app, 'too early', { ...certified, startedOn: '2026-09-14' });
    await addAdopter(app, 'silent', { ...registered, startedOn: '2026-09-21' });
    await addAdopter(app, 'trying', { ...registered, startedOn: '2026-09-30', sandbox: noons('2026-10', 1) });
    await addAdopter(app, 'sold', { ...certified, startedOn: '2026-09-15', status: 'CANCELLED' });
    // Production came before certification: the step counts once all earlier ones are there.
    await addAdopter(app, 'hasty', {
      ...{ ...certified, startedOn: '2026-09-28', launchedAt: '2026-12-01T00:00:00Z' },
      production: noons('2026-10', 8),
    });
    await addAdopter(app, 'registered before', {
      startedOn: '2026-11-05',
      registeredAt: '2026-01-01T00:00:00Z',
    });
    await addAdopter(app, 'internal', { ...certified, startedOn: '2026-11-05', internal: true });
    await addAdopter(app, 'planned', { startedOn: '2026-12-20', registeredAt: null });
  });
  afterAll(() => app.stop());

  const ask = (args: string, fields: string): Promise<Answer> =>
    app.gql(
      MANAGER,
      `query ($filter: AdoptionFilter!) { adoption(filter: $filter) { cohorts${args} { ${fields} } } }`,
      { filter: DAYS },
    );
  async function cohorts(
    args = '',
    fields = 'start engagements cells { step since n share }',
  ): Promise<Json[]> {
    const { data, errors } = await ask(args, fields);
    expect(errors).toBeUndefined();
    return data.adoption.cohorts;
  }
  const row = (cohort: Json, step: string) =>
    cohort.cells.filter((cell: Json) => cell.step === step).map(({ n }: Json) => n);

  it('are the months in which engagements started', async () => {
    expect(await cohorts('', 'start partial engagements')).toEqual([
      { start: '2026-09-01', partial: true, engagements: 4 },
      { start: '2026-10-01', partial: false, engagements: 0 },
      { start: '2026-11-01', partial: false, engagements: 1 },
      { start: '2026-12-01', partial: true, engagements: 1 },
    ]);
  });

  it('show which share had reached each step by the end of each month since, up to now', async () => {
    const [september, october, november] = await cohorts();
    expect(row(september, 'REGISTERED')).toEqual([4, 4, 4, 4]);
    expect(row(september, 'FIRST_SANDBOX_CALL')).toEqual([0, 3, 3, 3]);
    expect(row(september, 'CERTIFIED')).toEqual([0, 0, 1, 2]);
    expect(row(september, 'FIRST_PRODUCTION_CALL')).toEqual([0, 0, 0, 1]);
    expect(row(september, 'SUSTAINED')).toEqual([0, 0, 0, 0]);
    expect(september.cells[5]).toEqual({ step: 'FIRST_SANDBOX_CALL', since: 1, n: 3, share: 0.75 });
    expect(october.cells[0]).toEqual({ step: 'REGISTERED', since: 0, n: 0, share: null });
    expect(row(november, 'REGISTERED')).toEqual([1, 1]);
  });

  it('agree in their last cells with the funnel', async () => {
    const { data } = await app.gql(
      MANAGER,
      `query ($filter: AdoptionFilter!) { adoption(filter: $filter) {
         funnel { step n } cohorts { cells { step since n } } } }`,
      { filter: DAYS },
    );
    const { funnel, cohorts: found } = data.adoption;
    const last = (step: string) => found.map((cohort: Json) => row(cohort, step).at(-1) ?? 0);
    for (const { step, n } of funnel)
      expect([step, last(step).reduce((sum: number, each: number) => sum + each, 0)]).toEqual([step, n]);
  });

  it('may be weeks, of chosen steps and start dates', async () => {
    const args =
      '(interval: WEEK, steps: [FIRST_SANDBOX_CALL], cohortFrom: "2026-09-30", cohortTo: "2026-10-05")';
    const [first, second, ...others] = await cohorts(args);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ start: '2026-09-28', engagements: 1 });
    expect(second).toMatchObject({ start: '2026-10-05', engagements: 0 });
    // From the week of 28 Sep to that of 14 Dec; the call was on 1 Oct.
    expect(row(first, 'FIRST_SANDBOX_CALL')).toEqual(new Array(12).fill(1));
    expect(first.cells).toHaveLength(12);
  });

  it('have no cells before they start', async () => {
    const weeks = await cohorts('(interval: WEEK, cohortFrom: "2026-12-20", cohortTo: "2026-12-28")');
    expect(weeks.map(({ start, engagements, cells }) => [start, engagements, cells.length])).toEqual([
      ['2026-12-14', 1, 6],
      ['2026-12-21', 0, 0],
      ['2026-12-28', 0, 0],
    ]);
  });

  it.each(['DAY', 'HOUR'])('cannot be by %s', async (interval) => {
    const { errors } = await ask(`(interval: ${interval})`, 'start');
    expect(errors).toMatchObject([
      { message: '`interval` of cohorts must be MONTH or WEEK.', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('follow late records', async () => {
    await call(app, 'silent-SANDBOX', noons('2026-09', 25));
    const [september] = await cohorts('(steps: [FIRST_SANDBOX_CALL])');
    expect(row(september, 'FIRST_SANDBOX_CALL')).toEqual([1, 4, 4, 4]);
  });

  it('take one statement', async () => {
    expect(await countReads(() => cohorts())).toBe(1);
  });
});
