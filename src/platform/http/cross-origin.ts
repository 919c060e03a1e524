import cors, { type FastifyCorsOptions } from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Paths that other origins may call: those used by people's clients. Gateways, probes and development tools are not pages.
 */
const OPEN_PATHS = /^\/(graphql|uploads|export)(?=[/?]|$)/;

/** Cookies are never allowed: callers send a bearer token, which browsers do not add on their own. */
const POLICY = {
  methods: ['GET', 'HEAD', 'POST'],
  allowedHeaders: [
    'authorization',
    'content-type',
    'idempotency-key',
    'x-request-id',
    'causeway-seen',
    'apollo-require-preflight',
  ],
  exposedHeaders: ['x-request-id', 'retry-after', 'causeway-seen'],
  maxAge: 600,
} satisfies FastifyCorsOptions;

/** Allows pages of the given origins to call the API; preflights are answered before authentication. */
export function openToOrigins(fastify: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  const isOpen = ({ url, headers }: FastifyRequest): boolean =>
    OPEN_PATHS.test(url) && origins.includes(headers.origin ?? '');
  void fastify.register(cors, {
    delegator: (request, done) => done(null, { ...POLICY, origin: isOpen(request) && [...origins] }),
  });
}
