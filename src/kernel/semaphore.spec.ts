import { Semaphore } from './semaphore.js';

describe('a semaphore', () => {
  it('limits concurrency, keeps the order of arrival and continues after a failure', async () => {
    const semaphore = new Semaphore(2);
    const finish: (() => void)[] = [];
    const started: number[] = [];
    const all = [0, 1, 2, 3].map((number) =>
      semaphore.take(async () => {
        started.push(number);
        await new Promise<void>((resolve) => (finish[number] = resolve));
        if (number === 0) throw new Error('failed');
        return number;
      }),
    );
    const settled = Promise.allSettled(all);
    const pause = () => new Promise((resolve) => setTimeout(resolve, 1));
    await pause();
    expect(started).toEqual([0, 1]);
    finish[0]!();
    await pause();
    expect(started).toEqual([0, 1, 2]);
    finish[1]!();
    finish[2]!();
    await pause();
    finish[3]!();
    expect((await settled).map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
    expect(await semaphore.take(async () => 'free again')).toBe('free again');
  });
});
