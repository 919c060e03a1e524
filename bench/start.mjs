// Cold start on an existing database: milliseconds until the first ready answer, and megabytes resident then and once idle, of an
// API and of a worker, compared with a process that only imports Nest, Apollo, TypeORM and BullMQ and listens. About five minutes.
// V8 gives back what only the start needed after half a minute without work, so shorter idling shows too much.
// Run: npm run bench:start [-- --rounds 7 --idle 60]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../dist/src/embedded/postgres.js';
import { optionsOf } from '../scripts/command-line.mjs';
import { spread } from './process.mjs';
import { fillReadsWorld, makeWorld } from './world.mjs';

const options = optionsOf('bench:start');
const [ROUNDS, IDLE_MS] = [Number(options.rounds), Number(options.idle) * 1000];
const IDLE_ROUNDS = 3;
const PORT = 24_130;
const FLAGS = ['--max-semi-space-size=16'];
const tell = (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);

/** The libraries that every process loads, and nothing of ours. */
const LIBRARIES = `
  import 'reflect-metadata';
  import { NestFactory } from '@nestjs/core'; import '@nestjs/graphql'; import '@nestjs/apollo';
  import '@apollo/server'; import '@nestjs/platform-fastify'; import 'typeorm'; import 'bullmq'; import 'graphql-jit';
  import { createServer } from 'node:http';
  void NestFactory; createServer((_request, response) => response.end()).listen(process.env.PORT, '127.0.0.1');`;

const isReady = (port) =>
  fetch(`http://127.0.0.1:${port}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

const residentMb = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

/** Starts a process, keeps it for a time once it is ready, and ends it. */
async function run([, args, env], port, idleMs = 0) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...FLAGS, ...args], {
    env: { ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error(`${args.join(' ')} did not start.`);
    await sleep(10);
  }
  const ms = performance.now() - startedAt;
  await sleep(idleMs);
  const mb = residentMb(child.pid);
  child.kill('SIGTERM');
  await once(child, 'exit');
  return { ms, mb };
}

const world = await makeWorld((client) =>
  fillReadsWorld(client, { partners: 200, engagements: 1_000, milestones: 12 }),
);
const postgres = await startEmbeddedPostgres({ dataDir: world.dataDir, log: tell });
const production = {
  ...{ PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', LOG_LEVEL: 'error' },
  ...{ HOST: '127.0.0.1', METRICS_PORT: 'off', DATABASE_URL: postgres.appUrl },
  ...{
    DATABASE_PORTAL_URL: postgres.portalUrl,
    AUTH_ISSUER: 'http://127.0.0.1:1',
    AUTH_AUDIENCE: 'causeway',
  },
};
const KINDS = [
  ['an API', ['dist/src/main.js'], { ...production, CAUSEWAY_ROLE: 'api' }],
  ['a worker', ['dist/src/main.js'], { ...production, CAUSEWAY_ROLE: 'worker' }],
  ['the libraries alone', ['--input-type=module', '--eval', LIBRARIES], production],
];
try {
  const started = KINDS.map(() => []);
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [index, kind] of KINDS.entries()) {
      tell(`start ${round} of ${ROUNDS}: ${kind[0]}`);
      const figure = await run(kind, PORT);
      if (round > 0) started[index].push(figure);
    }
  const idle = KINDS.map(() => []);
  for (let round = 1; round <= IDLE_ROUNDS; round += 1) {
    tell(`idle ${round} of ${IDLE_ROUNDS}: all of them`);
    const figures = await Promise.all(KINDS.map((kind, index) => run(kind, PORT + index, IDLE_MS)));
    for (const [index, figure] of figures.entries()) idle[index].push(figure);
  }
  console.log(`${ROUNDS} starts in turn, Node ${process.version}; median (min–max)\n`);
  console.log(
    `| process | ready after ms | resident MB then | after ${options.idle} s idle |\n|---|---|---|---|`,
  );
  for (const [index, [name]] of KINDS.entries()) {
    const of = (figures, field) => spread(figures[index].map((each) => each[field]));
    console.log(`| ${name} | ${of(started, 'ms')} | ${of(started, 'mb')} | ${of(idle, 'mb')} |`);
  }
} finally {
  await postgres.stop();
  world.remove();
}
