import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const PAGES = ['/graphiql', '/graphiql/reference'];

/** Leads whoever types a page's address with a slash at its end to the page; Nest's routes know no such slash. */
@Injectable()
export class ExplorerSlashes implements OnModuleInit {
  constructor(private readonly http: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.http.httpAdapter.getInstance<FastifyInstance>();
    for (const page of PAGES)
      fastify.get(`${page}/`, (_request: FastifyRequest, reply: FastifyReply) => reply.redirect(page, 308));
  }
}
