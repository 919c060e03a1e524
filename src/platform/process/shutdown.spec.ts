import { Interrupted, Shutdown } from './shutdown.js';

const later = <T>(value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), 20));

describe('a shutdown', () => {
  let done: string[];
  let shutdown: Shutdown;
  const step = (name: string) =>
    shutdown.step(
      () => later(name).then((begun) => (done.push(`${begun} begins`), begun)),
      async (begun) => void done.push(`${begun} ends`),
    );
  beforeEach(() => {
    done = [];
    shutdown = new Shutdown((error) => done.push(String(error)));
  });

  it('undoes the latest step first, once', async () => {
    await step('database');
    await step('server');
    await Promise.all([shutdown.stop(), shutdown.stop()]);
    expect(done).toEqual(['database begins', 'server begins', 'server ends', 'database ends']);
  });

  it('waits for the current step, and starts no other', async () => {
    const start = step('database').then(() => step('server'));
    const outcome = expect(start).rejects.toThrow(Interrupted);
    await shutdown.stop();
    await outcome;
    await expect(step('server')).rejects.toThrow(Interrupted);
    expect(done).toEqual(['database begins', 'database ends']);
  });

  it('has nothing to end for a step that failed', async () => {
    await expect(
      shutdown.step(
        () => Promise.reject(new Error('no database')),
        () => later(undefined),
      ),
    ).rejects.toThrow('no database');
    await shutdown.stop();
    expect(done).toEqual([]);
  });

  it('continues after an end that failed', async () => {
    await step('database');
    await shutdown.step(
      () => later('server'),
      () => Promise.reject(new Error('stuck')),
    );
    await shutdown.stop();
    expect(done).toEqual(['database begins', 'Error: stuck', 'database ends']);
  });
});
