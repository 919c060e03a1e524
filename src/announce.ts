import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { type DevUser, namesOf, peopleOf } from './embedded/dev-people.js';
import { LOGGER } from './platform/base/runtime.js';
import type { Config, EmbeddedConfig } from './platform/config/config.js';
import { Pools } from './platform/database/pools.js';

/** Reports that the server is ready: prints what to do next in the terminal, or logs a line in production. */
export async function announce(
  app: NestFastifyApplication,
  config: Config,
  say: (line: string) => void,
): Promise<void> {
  const { port, host, metricsPort, role } = config;
  if (config.mode === 'production')
    app.get<Logger>(LOGGER).info({ port, host, metricsPort, role }, 'listening');
  else for (const line of welcome(config, await peopleOf(app.get(Pools).staff))) say(line);
}

const ANY_ADDRESS = new Set(['0.0.0.0', '::']);

function welcome({ host, port, clock }: EmbeddedConfig, people: readonly DevUser[]): string[] {
  const name = host.includes(':') ? `[${host}]` : host;
  const url = `http://${ANY_ADDRESS.has(host) ? 'localhost' : name}:${port}`;
  const person = (people.find((each) => each.email.startsWith('manager@')) ?? people[0])?.email;
  return [
    `Causeway is running at ${url}/graphql`,
    `  explore ${url}/graphiql`,
    `  health  ${url}/health/ready`,
    `  people  ${namesOf(people)}`,
    ...(person ? [`  token   npm run --silent token -- ${person}`] : []),
    ...(clock ? [`  clock   ${clock.toISOString()}, advanced with POST ${url}/dev/clock`] : []),
    '  stop    Ctrl-C',
  ];
}
