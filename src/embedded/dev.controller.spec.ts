import type { Pools } from '../platform/database/pools.js';
import { type Drain, DrainTimeout } from '../platform/jobs/drain.js';
import type { AppRuntime } from './dev-tools.js';
import { DevController } from './dev.controller.js';

const draining = (settle: () => Promise<void>) =>
  new DevController({} as AppRuntime, {} as Pools, { settle } as Drain).drain();

it('reports that work continues if it takes longer than the request waits', async () => {
  const busy = draining(() => Promise.reject(new DrainTimeout('Work is still left after 60000 ms.')));
  await expect(busy).rejects.toMatchObject({ status: 409, message: expect.stringContaining('drain again') });
});

it('does not hide our own faults behind that', async () => {
  const fault = new Error('The database is gone.');
  await expect(draining(() => Promise.reject(fault))).rejects.toBe(fault);
});
