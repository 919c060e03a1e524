import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';

/** The rest of a refused body is discarded for this long, because some clients only read the response after sending it. */
const LINGER_MS = 2_000;

/**
 * Closes the connection of a request that is answered before its body has arrived, so that the rest of the body is not taken
 * for the next request.
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

/** Otherwise, Node would destroy the socket before the client has read the response. */
function lingerAfterAnswer(request: IncomingMessage): void {
  const { socket } = request;
  socket.destroySoon = () => {
    const cut = setTimeout(() => socket.destroy(), LINGER_MS);
    socket.once('close', () => clearTimeout(cut)).end();
    request.once('end', () => socket.destroy()).resume();
  };
}
