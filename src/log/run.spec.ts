import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { GraphqlClient } from './graphql-client.js';
import { run } from './run.js';

const FOUND = {
  engagement: {
    ...{ id: 'eng_1', title: 'A', timeZone: 'UTC', ballInCourt: null },
    ...{ milestones: [], blockers: [] },
  },
};

describe('a log whose answer is', () => {
  let server: Server;
  /** The answer to a mutation. */
  let answer: string;
  beforeAll(async () => {
    const listener: RequestListener = (request, response) =>
      void textOf(request).then((body) =>
        response.end(body.includes('mutation') ? answer : JSON.stringify({ data: FOUND })),
      );
    server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  function logged(isDryRun = false) {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const client = new GraphqlClient({ url, token: 'x', onWait: () => undefined });
    const line = { text: 'ENG-1 x', engagement: undefined };
    return run({ line, url, client: () => client, isDryRun, key: 'k1', onSend: () => undefined });
  }
  const failing = (code: string) =>
    JSON.stringify({ data: null, errors: [{ message: 'So it is.', extensions: { code } }] });
  const ADVICE = 'It may have been logged. Run the same command with --retry k1, and it counts once.';

  it.each(['INTERNAL_SERVER_ERROR', 'UNAVAILABLE'])('after %s it may have been saved', async (code) => {
    answer = failing(code);
    await expect(logged()).rejects.toThrow(new Error(`So it is.\n${ADVICE}`));
  });

  it('an internal error of a dry run was not', async () => {
    answer = failing('INTERNAL_SERVER_ERROR');
    await expect(logged(true)).rejects.toThrow(new Error('So it is.'));
  });

  it('saved but not shown was logged', async () => {
    answer = failing('SAVED_NOT_SHOWN');
    expect(await logged()).toEqual({
      ...{ code: 0, text: 'Logged. So it is.\n' },
      json: { logged: true, error: 'So it is.' },
    });
  });

  it.each([
    ['FORBIDDEN', 'So it is.'],
    [
      'UNAUTHENTICATED',
      'The server does not accept the token, or it has expired; get a new one. (So it is.)',
    ],
    ['GRAPHQL_VALIDATION_FAILED', 'The server is of another version than this command. (So it is.)'],
  ])('%s was not', async (code, message) => {
    answer = failing(code);
    await expect(logged()).rejects.toThrow(new Error(message));
  });

  it.each(['<html>', '{}', '[1]', 'null'])('%s is not from Causeway', async (body) => {
    answer = body;
    await expect(logged()).rejects.toThrow(
      /^The server at http:\/\/127\.0\.0\.1:\d+ is not Causeway \(200\)\.$/,
    );
  });
});
