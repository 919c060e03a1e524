import { TimeBudget } from './time-budget.js';

describe('a time budget', () => {
  it.each([
    ['nothing used', 0, 0, 0],
    ['all of it used', 1_000, 0, 0],
    ['more used than available', 1_001, 0, 2],
    ['more used, a while ago', 1_100, 100, 100],
    ['more used, and regained', 1_100, 200, 0],
  ])('says when a user may continue: %s', (_what, usedMs, laterMs, waitMs) => {
    const budget = new TimeBudget({ mostMs: 1_000, refill: 0.5 });
    budget.charge('ada', usedMs, 50);
    expect(budget.waitMs('ada', 50 + laterMs)).toBe(waitMs);
    expect(budget.waitMs('ben', 50 + laterMs)).toBe(0);
  });

  it('adds up what is used, never exceeds its initial amount, and forgets users who have regained all of it', () => {
    const budget = new TimeBudget({ mostMs: 100, refill: 1 });
    budget.charge('ada', 80, 0);
    budget.charge('ada', 80, 10);
    expect(budget.waitMs('ada', 10)).toBe(50);
    budget.charge('ada', 101, 10_000);
    expect(budget.waitMs('ada', 10_000)).toBe(1);
    for (let each = 0; each < 2_000; each += 1) budget.charge(`user ${each}`, 1, 20_000 + each * 10);
    expect((Reflect.get(budget, 'used') as Map<string, unknown>).size).toBeLessThan(1_000);
  });
});
