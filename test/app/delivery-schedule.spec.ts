import { Delivery, MANAGER } from './delivery-support.js';

describe("the worked example's schedule", () => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  afterAll(() => delivery.app.stop());

  it('has the baseline, floats and critical path of its start', async () => {
    const plan = await delivery.plan(await delivery.engagementOnMonday());
    const rows = plan.milestones.map((m) => [m.code, m.baselineStartOn, m.baselineDueOn, m.floatDays]);
    expect(rows).toEqual([
      ['A', '2026-11-30', '2026-12-02', 0],
      ['B', '2026-12-03', '2026-12-09', 0],
      ['G', '2026-12-14', '2026-12-14', 0],
      ['D', '2026-11-30', '2026-12-01', 8],
    ]);
    expect(plan).toMatchObject({
      ...{ baselineGoLiveOn: '2026-12-14', forecastGoLiveOn: '2026-12-14', actualGoLiveOn: null },
      ...{ scheduleVarianceDays: 0, schedulePerformanceIndex: null, version: 1 },
      criticalPath: [{ code: 'A' }, { code: 'B' }, { code: 'G' }],
    });
  });

  it('moves forward if A is done on 1 December', async () => {
    const id = await delivery.engagementOnMonday();
    await delivery.app.moveTo('2026-12-02T15:00:00Z');
    await delivery.update(MANAGER, id, 'A', { status: 'DONE', completedOn: '2026-12-01' });
    expect(await delivery.forecast(id)).toMatchObject({
      ...{ B: '2026-12-02/2026-12-08', goLive: '2026-12-11', variance: -1 },
    });
  });

  it('continues with B on the Monday after A was done on a Saturday', async () => {
    const id = await delivery.engagementOnMonday();
    await delivery.app.moveTo('2026-12-05T15:00:00Z');
    await delivery.update(MANAGER, id, 'A', { status: 'DONE' });
    expect(await delivery.milestone(id, 'A')).toMatchObject({
      startedOn: '2026-12-05',
      completedOn: '2026-12-05',
    });
    expect(await delivery.milestone(id, 'B')).toMatchObject({ forecastStartOn: '2026-12-07' });
  });

  it('slips day by day while A has started but is not finished', async () => {
    const id = await delivery.engagementOnMonday();
    await delivery.update(MANAGER, id, 'A', { status: 'IN_PROGRESS' });
    await delivery.app.moveTo('2026-12-07T15:00:00Z');
    expect(await delivery.forecast(id)).toMatchObject({
      ...{ B: '2026-12-08/2026-12-14', goLive: '2026-12-17', variance: 3 },
    });
  });

  it('slips further while A has not even started', async () => {
    const id = await delivery.engagementOnMonday();
    await delivery.app.moveTo('2026-12-07T15:00:00Z');
    expect(await delivery.forecast(id)).toMatchObject({
      ...{ A: '2026-12-07/2026-12-09', B: '2026-12-10/2026-12-16', goLive: '2026-12-21', variance: 5 },
    });
  });

  it('rejects that A depends on G, and reports the cycle', async () => {
    const id = await delivery.engagementOnMonday();
    const { id: milestoneId } = await delivery.milestone(id, 'G');
    const { data } = await delivery.update(MANAGER, id, 'A', { dependsOn: [{ milestoneId }] });
    expect(data.updateMilestone).toMatchObject({
      milestone: null,
      userErrors: [
        {
          code: 'DEPENDENCY_CYCLE',
          field: ['input', 'dependsOn'],
          message: expect.stringContaining('A, B, G, A'),
        },
      ],
    });
  });

  it('has an index of 2/6 on 10 December, with A done and B and D open', async () => {
    const id = await delivery.engagementOnMonday();
    await delivery.app.moveTo('2026-12-02T15:00:00Z');
    await delivery.update(MANAGER, id, 'A', { status: 'DONE' });
    await delivery.app.moveTo('2026-12-10T15:00:00Z');
    const { schedulePerformanceIndex } = await delivery.plan(id);
    expect(schedulePerformanceIndex).toBe(0.333333);
  });

  it('excludes 27 November in California, where it is a holiday', async () => {
    const startOn = '2026-11-27';
    const us = await delivery.plan(await delivery.engagementOnMonday({ startOn }));
    const california = await delivery.plan(await delivery.engagement({ startOn, region: 'US-CA' }));
    expect(us.milestones[0]!.baselineStartOn).toBe('2026-11-27');
    expect(california.milestones[0]!.baselineStartOn).toBe('2026-11-30');
  });

  it('plans nothing before a start in the future', async () => {
    const id = await delivery.engagementOnMonday({ startOn: '2026-12-14' });
    expect(await delivery.forecast(id)).toMatchObject({ A: '2026-12-14/2026-12-16', variance: 0 });
  });

  it('is live on the day on which the go-live milestone was done', async () => {
    const id = await delivery.engagementOnMonday();
    await delivery.update(MANAGER, id, 'G', { status: 'DONE' });
    expect(await delivery.plan(id)).toMatchObject({ actualGoLiveOn: '2026-11-30', criticalPath: [] });
    await delivery.update(MANAGER, id, 'G', { status: 'IN_PROGRESS' });
    expect(await delivery.plan(id)).toMatchObject({ actualGoLiveOn: null });
  });
});
