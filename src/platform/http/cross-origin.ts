import cors, { type FastifyCorsOptions } from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What pages elsewhere may call: what people's clients call. Gateways, probes and development are no pages. */
const OPEN_PATHS = /^\/(graphql|uploads)(?=[/?]|$)/;

/** Callers send a bearer token, which no browser adds by itself, so cookies are never allowed. */
const POLICY = {
  methods: ['GET', 'HEAD', 'POST'],
  allowedHeaders: [
    'authorization',
    'content-type',
    'idempotency-key',
    'x-request-id',
    'apollo-require-preflight',
  ],
  exposedHeaders: ['x-request-id', 'retry-after'],
  maxAge: 600,
} satisfies FastifyCorsOptions;

/** Lets pages of the given origins call the API; preflights are answered before anyone is asked who they are. */
export function openToOrigins(fastify: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  const isOpen = ({ url, headers }: FastifyRequest): boolean =>
    OPEN_PATHS.test(url) && origins.includes(headers.origin ?? '');
  void fastify.register(cors, {
    delegator: (request, done) => done(null, { ...POLICY, origin: isOpen(request) && [...origins] }),
  });
}
