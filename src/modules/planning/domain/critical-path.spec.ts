import { criticalPathOf, type ForecastMilestone } from './critical-path.js';

const milestone = (code: string, dueOn: string | null, floatDays: number | null): ForecastMilestone => ({
  ...{ code, forecastStartOn: dueOn, forecastDueOn: dueOn, floatDays },
});

describe('the critical path of a move', () => {
  it('has the due days before and after, in schedule order', () => {
    const before = [milestone('B', '2026-12-09', 0), milestone('A', '2026-12-02', 0)];
    const after = [milestone('B', '2026-12-16', 0), milestone('A', '2026-12-09', 0)];
    expect(criticalPathOf(before, after)).toEqual([
      { code: 'A', dueBefore: '2026-12-02', dueAfter: '2026-12-09' },
      { code: 'B', dueBefore: '2026-12-09', dueAfter: '2026-12-16' },
    ]);
  });

  it.each<[string, number | null, number | null, boolean]>([
    ['critical before and after', 0, 0, true],
    ['done now', 0, null, true],
    ['no longer critical', 0, 2, true],
    ['critical now', 3, 0, true],
    ['never critical', 3, 2, false],
    ['without effect on go-live', null, null, false],
  ])('contains a milestone that is %s: %s then %s', (_case, floatBefore, floatAfter, isContained) => {
    const path = criticalPathOf(
      [milestone('A', '2026-12-02', floatBefore)],
      [milestone('A', '2026-12-03', floatAfter)],
    );
    expect(path).toHaveLength(isContained ? 1 : 0);
  });

  it('has no due day before for a new milestone, and keeps plan order on the same days', () => {
    const after = [milestone('Z', '2026-12-02', 0), milestone('A', '2026-12-02', 0)];
    expect(criticalPathOf([], after)).toEqual([
      { code: 'Z', dueBefore: null, dueAfter: '2026-12-02' },
      { code: 'A', dueBefore: null, dueAfter: '2026-12-02' },
    ]);
  });
});
