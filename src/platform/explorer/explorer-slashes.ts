import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const PAGES = ['/graphiql', '/graphiql/reference'];

/** Redirects page URLs with a trailing slash, which Nest's routes do not match. */
@Injectable()
export class ExplorerSlashes implements OnModuleInit {
  constructor(private readonly http: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.http.httpAdapter.getInstance<FastifyInstance>();
    for (const page of PAGES)
      fastify.get(`${page}/`, (_request: FastifyRequest, reply: FastifyReply) => reply.redirect(page, 308));
  }
}
