import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { TestApp } from './app.js';

/** A server in front of an app that can lose the answers of mutations, after these were done. */
export class LossyFront {
  /** How many answers get lost from now on. */
  toLose = 0;
  /** The Idempotency-Key of each mutation since the last reset. */
  keys: (string | undefined)[] = [];

  private constructor(
    private readonly app: TestApp,
    private readonly server: Server,
  ) {}

  static async start(app: TestApp): Promise<LossyFront> {
    const server = createServer((request, response) => void front.answer(request, response));
    const front = new LossyFront(app, server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return front;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  reset(): void {
    this.toLose = 0;
    this.keys = [];
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '', headers, method } = request;
    const payload = await buffer(request);
    const isMutation = payload.includes('"mutation');
    if (isMutation) this.keys.push(headers['idempotency-key'] as string | undefined);
    const { statusCode, body } = await this.app.nest.inject({
      ...{
        method: method === 'GET' ? 'GET' : 'POST',
        url,
        headers: headers as Record<string, string>,
        payload,
      },
    });
    if (isMutation && this.toLose-- > 0) request.socket.destroy();
    else response.writeHead(statusCode).end(body);
  }
}
