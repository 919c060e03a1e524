import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Authenticator } from '../auth/authenticator.js';
import { currentContext } from '../base/request-context.js';
import { clientError } from '../database/client-error.js';
import type { GraphQLContext } from './context.js';
import { refusedBy, requestRefused } from './request-refused.js';
import { RequestShares } from './request-shares.js';

/** With at most MAX_TOKENS, a longer query must contain long strings, which belong in variables. */
const MAX_QUERY_CHARACTERS = 65_536;

/** Authenticates requests and lets them in; each of them once. */
@Injectable()
export class GraphQLContexts {
  private readonly known = new WeakMap<FastifyRequest, Promise<GraphQLContext>>();

  constructor(
    private readonly authenticator: Authenticator,
    private readonly shares: RequestShares,
  ) {}

  /** @throws GraphQLError if the query is too long, the token is not valid, or too many requests wait */
  of(request: FastifyRequest, reply: FastifyReply): Promise<GraphQLContext> {
    const known = this.known.get(request) ?? this.enter(request, reply);
    this.known.set(request, known);
    return known;
  }

  private async enter(request: FastifyRequest, reply: FastifyReply): Promise<GraphQLContext> {
    const context = await this.authenticated(request);
    if (context.viewer) await this.shares.enter(context.viewer, reply).catch(refuseRequest);
    return context;
  }

  /** An invalid token fails the whole request; without one, public fields are still available. */
  private async authenticated(request: FastifyRequest): Promise<GraphQLContext> {
    assertQueryLength(request);
    const requestId = currentContext()?.requestId ?? request.id;
    try {
      const viewer = await this.authenticator.viewerOf(request.headers.authorization);
      return { requestId, viewer, session: null };
    } catch (error) {
      return refuseRequest(error);
    }
  }
}

/**
 * Called before the query is hashed, parsed and cached.
 * @throws GraphQLError if the query is too long
 */
function assertQueryLength({ body }: FastifyRequest): void {
  const query = typeof body === 'object' && body !== null && 'query' in body ? body.query : undefined;
  if (typeof query === 'string' && query.length > MAX_QUERY_CHARACTERS)
    throw requestRefused(
      'BAD_USER_INPUT',
      `A query can have at most ${MAX_QUERY_CHARACTERS} characters; send long texts as variables.`,
    );
}

/** The caller's errors before execution are also reported by HTTP status. */
function refuseRequest(error: unknown): never {
  const mistake = clientError(error);
  throw mistake ? refusedBy(mistake) : error;
}
