import type { FastifyReply } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

/** Browsers take every answer as the type it says, and never as one that they find in it. */
export const NO_SNIFF = { 'x-content-type-options': 'nosniff' } as const;

/** An answer without a body, for a connection that no response object serves; it closes the connection. */
export function bareAnswer(status: number): string {
  const headers = { connection: 'close', 'content-length': '0', ...NO_SNIFF };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`;
}

/** Answers an address that cannot be decoded; Fastify's own answer passes no hook. */
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

/** Answers what is no HTTP request, or came too slowly to become one. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (socket.writable && error.code !== 'ECONNRESET')
    socket.write(bareAnswer(UNREADABLE[error.code ?? ''] ?? 400));
  socket.destroy();
}
