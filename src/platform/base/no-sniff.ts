import type { FastifyReply } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

/** Stops browsers from guessing a response's type. */
export const NO_SNIFF = { 'x-content-type-options': 'nosniff' } as const;

/** A raw response without a body, for a connection without a response object; it closes the connection. */
export function bareAnswer(status: number): string {
  const headers = { connection: 'close', 'content-length': '0', ...NO_SNIFF };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`;
}

/** Responds to a URL that cannot be decoded; Fastify's own response would skip all hooks. */
export function answerBadAddress(error: Error, _request: unknown, reply: FastifyReply): void {
  void reply
    .headers(NO_SNIFF)
    .code(400)
    .send({ error: { code: 'BAD_USER_INPUT', message: error.message } });
}

const UNREADABLE: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** Responds to invalid or too slow HTTP requests. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (socket.writable && error.code !== 'ECONNRESET')
    socket.write(bareAnswer(UNREADABLE[error.code ?? ''] ?? 400));
  socket.destroy();
}
