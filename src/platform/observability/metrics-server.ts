import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { NO_SNIFF } from '../base/no-sniff.js';
import type { Scrape } from './scrape.js';

/** Serves only /metrics, on a port that need not be reachable from outside. */
export async function serveMetrics(scrape: Scrape, port: number, host: string): Promise<Server> {
  const server = createServer((request, response) => void answer(scrape, request, response));
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}

export async function closeMetrics(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}

async function answer(scrape: Scrape, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' || request.url !== '/metrics') {
    response.writeHead(404, NO_SNIFF).end();
    return;
  }
  try {
    const text = await scrape.text();
    response.writeHead(200, { 'content-type': scrape.contentType, ...NO_SNIFF }).end(text);
  } catch {
    response.writeHead(500, NO_SNIFF).end();
  }
}
