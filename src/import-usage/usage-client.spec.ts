import { createServer, type RequestListener, type Server } from 'node:http';
import { freePort } from '../../test/support/process.js';
import { UsageClient } from './usage-client.js';

const COUNTS = { accepted: 1, duplicates: 0, quarantined: 0, rejected: [], rejectedTotal: 0 };
const FAULT = { error: { message: 'Internal error.' } };

const answering =
  (status: number, body: object): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { connection: 'close', 'retry-after': '0' }).end(JSON.stringify(body));

describe('the client of an import', () => {
  let port: number;
  let server: Server | undefined;
  beforeEach(async () => (port = await freePort()));
  afterEach(() => stop());

  function start(listener: RequestListener): Promise<void> {
    server = createServer(listener);
    return new Promise((resolve) => server!.listen(port, '127.0.0.1', resolve));
  }
  function stop(): void {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  }

  /** @param steps what happens at each wait */
  async function send(...steps: (() => unknown)[]) {
    const reasons: string[] = [];
    const onWait = (reason: string) => {
      reasons.push(reason);
      void steps.shift()?.();
    };
    const client = new UsageClient({ url: `http://127.0.0.1:${port}`, format: 'kong', key: 'cwk_x', onWait });
    return { answer: await client.send(Buffer.from('{}\n'), 'key'), reasons };
  }

  it('gives the reason of a wait as a clause', async () => {
    const answers = [answering(500, FAULT), answering(202, COUNTS)];
    await start((request, response) => answers.shift()!(request, response));
    const { reasons } = await send();
    expect(reasons).toEqual(['The server did not accept the request (500): Internal error']);
  });

  it.each([
    [401, FAULT, 'The server does not know the API key, or it has expired (401): Internal error.'],
    [404, {}, 'There is no usage ingest of this format at this address (404).'],
  ])('gives the reason of a refusal as a sentence: %i', async (status, body, message) => {
    await start(answering(status, body));
    await expect(send()).rejects.toThrow(new Error(message));
  });

  it('waits for a server that restarts during the first request', async () => {
    await start((request) => request.socket.destroy());
    const { answer, reasons } = await send(stop, () => start(answering(202, COUNTS)));
    expect(answer.accepted).toBe(1);
    expect(reasons).toEqual([
      expect.stringContaining('lost (UND_ERR_SOCKET)'),
      expect.stringContaining('lost (ECONNREFUSED)'),
    ]);
  });

  it('does not wait for a server that was never there', async () => {
    await expect(send()).rejects.toThrow(`cannot be reached at http://127.0.0.1:${port} (ECONNREFUSED)`);
  });
});
