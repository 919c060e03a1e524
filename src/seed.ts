import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SeedDemo } from './modules/demo/index.js';
import type { Shutdown } from './platform/process/shutdown.js';
import type { Runtime } from './platform/runtime.js';

/** Seeds the demo world where the embedded default finds an empty database; cut off, the next start begins again. */
export async function seedWhenEmpty(
  app: NestFastifyApplication,
  { dev }: Runtime,
  shutdown: Shutdown,
  say: (line: string) => void,
): Promise<void> {
  if (!dev?.seeding) return;
  const demo = app.get(SeedDemo);
  if (!(await demo.isNeeded())) return;
  const began = performance.now();
  await dev.seeding.begin();
  await shutdown.step(
    () => demo.seed(say, () => shutdown.hasBegun),
    () => Promise.resolve(),
  );
  await dev.seeding.end();
  say(`Seeded the demo world in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}
