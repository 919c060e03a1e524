import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';

/** What is left of a refused body is thrown away for so long: some senders read our answer only then. */
const LINGER_MS = 2_000;

/**
 * Ends the connection of a request that is answered before its body has come: what is left of the body must be taken for
 * no next request, and nobody waits for it.
 */
export function closeOnUnreadBodies(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request: FastifyRequest, reply: FastifyReply, _payload: unknown, done) => {
    if (request.raw.complete === false) {
      void reply.header('connection', 'close');
      lingerAfterAnswer(request.raw);
    }
    done();
  });
}

/** Node would destroy the socket together with the answer that its sender has not read yet. */
function lingerAfterAnswer(request: IncomingMessage): void {
  const { socket } = request;
  socket.destroySoon = () => {
    const cut = setTimeout(() => socket.destroy(), LINGER_MS);
    socket.once('close', () => clearTimeout(cut)).end();
    request.once('end', () => socket.destroy()).resume();
  };
}
