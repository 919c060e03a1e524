import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartFailure } from '../base/start-failure.js';
import { type Address, portComplaint } from './claim-port.js';
import { type Startup, startupPage, startupPolicy, type StartupStatus } from './startup-page.js';

const RETRY_AFTER_SECONDS = 2;

/** Reports progress on the process's port while it is starting, until the application takes over. */
export class StartupServer {
  private startup: Startup = { status: 'starting', progress: null };
  private closing: Promise<void> | undefined;

  private constructor(private readonly server: Server) {}

  /** @throws StartFailure if another program uses the port, or the address does not belong to this machine */
  static listen({ host, port }: Address): Promise<StartupServer> {
    return new Promise((resolve, reject) => {
      const server = createServer((request, response) => startup.answer(request, response));
      const startup = new StartupServer(server);
      server.once('error', (cause) =>
        reject(new StartFailure(portComplaint(cause, { host, port }), { cause })),
      );
      server.listen({ host, port }, () => resolve(startup));
    });
  }

  /** The requested port; for 0, a free one. */
  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** @param progress e.g. `day 14 of 21` */
  report(status: StartupStatus, progress: string | null = null): void {
    this.startup = { status, progress };
  }

  /** Frees the port for the application; a second call waits for the first. */
  close(): Promise<void> {
    this.closing ??= new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
    return this.closing;
  }

  private answer({ url, headers }: IncomingMessage, response: ServerResponse): void {
    const { startup } = this;
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-content-type-options', 'nosniff');
    // The next request must go to the application, on a new connection; the body is not read.
    response.setHeader('connection', 'close');
    if (url === '/health/live') return send(response, 200, { status: 'ok' });
    response.setHeader('retry-after', RETRY_AFTER_SECONDS);
    if (url === '/health/ready')
      return send(response, 503, { status: 'unavailable', startup: { ok: false, ...startup } });
    if (!headers.accept?.includes('text/html')) return send(response, 503, startup);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', startupPolicy);
    response.setHeader('refresh', RETRY_AFTER_SECONDS);
    response.writeHead(503).end(startupPage(startup));
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.writeHead(status).end(JSON.stringify(body));
}
