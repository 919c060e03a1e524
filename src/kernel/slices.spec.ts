import { setImmediate as turn } from 'node:timers/promises';
import { SlicedList, isTurnOver, nextTurn } from './slices.js';

function workFor(ms: number): void {
  const began = performance.now();
  while (performance.now() - began < ms);
}

describe('work in slices', () => {
  it('processes a list in order, however long each row takes', async () => {
    const seen: number[] = [];
    for (const row of new SlicedList([1, 2, 3, 4, 5])) {
      seen.push(await row);
      workFor(2);
    }
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  it('lets others run in the middle of a long list', async () => {
    let others = 0;
    let isOver = false;
    const counting = (async () => {
      for (; !isOver; others += 1) await turn();
    })();
    const rows = [...new SlicedList(Array.from({ length: 20 }, (_each, n) => n))].map(async (row) => {
      await row;
      workFor(2);
    });
    await Promise.all(rows);
    isOver = true;
    await counting;
    expect(others).toBeGreaterThanOrEqual(10);
  });

  it('only counts the time of one turn', async () => {
    await nextTurn();
    expect(isTurnOver()).toBe(false);
    workFor(2);
    expect(isTurnOver()).toBe(true);
    await turn();
    expect(isTurnOver()).toBe(false);
  });
});
