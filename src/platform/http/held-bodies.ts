import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HELD_BODIES } from './body-limits.js';
import { ByteBudget, type Hold } from './byte-budget.js';

/** Accounts for request bodies in memory, until their requests are answered. */
@Injectable()
export class HeldBodies {
  private readonly budget = new ByteBudget(HELD_BODIES);
  private readonly holds = new WeakMap<FastifyRequest, Hold>();

  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done) => {
      const hold = this.budget.open();
      this.holds.set(request, hold);
      reply.raw.once('close', hold.release);
      done();
    });
  }

  of(request: FastifyRequest): Hold {
    return this.holds.get(request)!;
  }
}
