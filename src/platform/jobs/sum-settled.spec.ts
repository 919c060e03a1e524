import { sumSettled } from './sum-settled.js';

describe('acts that are each done on their own', () => {
  it('answer their sum', async () => {
    expect(await sumSettled([() => Promise.resolve(2), () => Promise.resolve(3)])).toBe(5);
    expect(await sumSettled([])).toBe(0);
  });

  it('are all done where one fails, which is told then', async () => {
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
