import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../kernel/errors.js';
import { Authenticator } from '../auth/authenticator.js';
import { createLogger, NestLogger } from '../base/logger.js';
import { Metrics } from '../base/metrics.js';
import { answerBadAddress, answerUnreadable, NO_SNIFF } from '../base/no-sniff.js';
import { currentContext, runInContext } from '../base/request-context.js';
import { RUNTIME, type Runtime } from '../base/runtime.js';
import { openToOrigins } from './cross-origin.js';
import { HeldBodies } from './held-bodies.js';
import { HttpErrors } from './http-errors.filter.js';
import { JsonBodies } from './json-bodies.js';
import { readableAddress } from './readable-address.js';
import { closeOnUnreadBodies } from './unread-bodies.js';

/** The time limit for receiving a whole request, on any route. */
const WHOLE_REQUEST_MS = 600_000;
const REQUEST_ID = /^[\w.\-:]{1,100}$/;

type NestModule = Parameters<typeof NestFactory.create>[0];

/** Creates the process's HTTP server; does not listen yet. */
export async function createHttpApp(module: NestModule, logLevel: string): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    requestTimeout: WHOLE_REQUEST_MS,
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers['x-request-id']),
    // Running requests are answered on shutdown; idle connections are closed.
    forceCloseConnections: 'idle',
    clientErrorHandler: answerUnreadable,
    frameworkErrors: answerBadAddress,
    rewriteUrl: readableAddress,
    // Node would reject requests itself, without our headers; see refuseUnusual.
    http: { requireHostHeader: false },
  });
  const logger = createLogger(logLevel);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
    bodyParser: false,
  });
  followRequests(app, adapter, logger);
  refuseUnusual(adapter.getInstance());
  openToOrigins(adapter.getInstance(), app.get<Runtime>(RUNTIME).corsOrigins);
  readBodies(app, adapter.getInstance());
  closeConnectionsOnShutdown(adapter);
  app.useGlobalFilters(new HttpErrors(logger));
  return app;
}

/**
 * Stops requests, then jobs, then queues and connections. Whatever still runs after the grace period is abandoned; its jobs
 * are run again by the next worker.
 */
export async function closeHttpApp(app: NestFastifyApplication, graceMs: number): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const cut = setTimeout(() => fastify.server.closeAllConnections(), graceMs / 2);
  const closed = fastify.close().then(() => app.close());
  try {
    await Promise.race([closed, sleep(graceMs, undefined, { ref: false })]);
  } finally {
    clearTimeout(cut);
  }
}

/** Rejects requests without a Host header, which HTTP/1.1 requires, or with an Expect header that is not supported. */
function refuseUnusual(fastify: FastifyInstance): void {
  fastify.server.on('checkExpectation', (_request, response) => void response.writeHead(417, NO_SNIFF).end());
  fastify.addHook('onRequest', async ({ raw }) => {
    if (raw.httpVersion === '1.1' && raw.headers.host === undefined)
      throw new AppError('BAD_USER_INPUT', 'The Host header is missing.');
  });
}

function readBodies(app: INestApplication, fastify: FastifyInstance): void {
  const held = app.get(HeldBodies);
  held.watch(fastify);
  closeOnUnreadBodies(fastify);
  new JsonBodies(fastify, app.get(Authenticator), held);
}

/** Keeps a caller's request id if it is harmless, so that requests can be traced across both sides' logs. */
function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}

function followRequests(
  app: INestApplication,
  adapter: FastifyAdapter,
  logger: ReturnType<typeof createLogger>,
): void {
  const fastify = adapter.getInstance();
  const metrics = app.get(Metrics);
  fastify.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    if (!hasBody(request)) delete request.headers['content-type'];
    const { 'idempotency-key': key, 'causeway-seen': seen } = request.headers;
    void reply.headers({ 'x-request-id': request.id, ...NO_SNIFF });
    runInContext(
      {
        requestId: request.id,
        ...(typeof key === 'string' ? { idempotencyKey: key } : {}),
        ...(typeof seen === 'string' ? { seenUpTo: seen } : {}),
      },
      done,
    );
  });
  fastify.addHook(
    'onSend',
    (_request: FastifyRequest, reply: FastifyReply, _payload: unknown, done: () => void) => {
      const wrote = currentContext()?.wroteUpTo;
      if (wrote !== undefined) void reply.header('causeway-seen', wrote);
      done();
    },
  );
  fastify.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const { method, url } = request;
    const path = url.split('?', 1)[0];
    metrics.requestAnswered(request.routeOptions.url, reply.statusCode, reply.elapsedTime / 1000);
    const { operation, caller } = currentContext() ?? {};
    const ms = Math.round(reply.elapsedTime);
    logger.info({ method, path, status: reply.statusCode, ms, operation, caller }, 'request');
    done();
  });
}

/** On shutdown, responses tell the client to close the connection; otherwise both sides would wait for another request. */
function closeConnectionsOnShutdown(adapter: FastifyAdapter): void {
  const fastify = adapter.getInstance();
  let isClosing = false;
  fastify.addHook('preClose', (done: () => void) => {
    isClosing = true;
    done();
  });
  fastify.addHook(
    'onSend',
    (_request: FastifyRequest, reply: FastifyReply, _payload: unknown, done: () => void) => {
      if (isClosing) void reply.header('connection', 'close');
      done();
    },
  );
}

/**
 * Without this check, Fastify would try to read a body if there is a content type, and reject the request if there is none.
 */
function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
