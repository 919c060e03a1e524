import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SeedDemo, SeedPeople } from './modules/demo/index.js';
import type { AppRuntime } from './embedded/dev-tools.js';
import type { Config } from './platform/config/config.js';
import type { Shutdown } from './platform/process/shutdown.js';
import type { StartupServer } from './platform/process/startup-server.js';

interface Start {
  readonly config: Config;
  readonly runtime: AppRuntime;
  readonly shutdown: Shutdown;
  readonly startup: StartupServer;
  /** Prints a line for the person at the terminal. */
  readonly say: (line: string) => void;
}

/**
 * Seeds an empty database of the embedded default with the demo world, or with one user per role if that is turned off. If
 * interrupted, the next start begins again.
 */
export async function seedWhenEmpty(app: NestFastifyApplication, start: Start): Promise<void> {
  const { config, runtime, shutdown } = start;
  const seeding = runtime.dev?.seeding;
  if (config.mode !== 'embedded' || !seeding || !(await app.get(SeedDemo).isNeeded())) return;
  await seeding.begin();
  await shutdown.step(
    () => (config.demo ? seedDemo(app, start) : app.get(SeedPeople).seed()),
    () => Promise.resolve(),
  );
  await seeding.end();
}

async function seedDemo(app: NestFastifyApplication, { shutdown, startup, say }: Start): Promise<void> {
  const began = performance.now();
  startup.report('seeding');
  await app.get(SeedDemo).seed(
    (step) => {
      startup.report('seeding', step);
      say(`Seeding the demo world: ${step} …`);
    },
    () => shutdown.hasBegun,
  );
  say(`Seeded the demo world in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}
