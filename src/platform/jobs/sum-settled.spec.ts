import { sumSettled } from './sum-settled.js';

describe('sumSettled', () => {
  it('returns the sum', async () => {
    expect(await sumSettled([() => Promise.resolve(2), () => Promise.resolve(3)])).toBe(5);
    expect(await sumSettled([])).toBe(0);
  });

  it('runs all acts even if one fails, and then throws the failure', async () => {
    const done: string[] = [];
    const doing = sumSettled([
      () => Promise.reject(new Error('first')),
      async () => done.push('second'),
      () => Promise.reject(new Error('third')),
    ]);
    await expect(doing).rejects.toThrow('first');
    expect(done).toEqual(['second']);
  });
});
