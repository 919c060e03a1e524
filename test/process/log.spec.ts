import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Delivery, ENGINEER, MANAGER, OTHER_ENGINEER } from '../app/delivery-support.js';
import type { Json } from '../support/app.js';
import { LossyFront } from '../support/lossy-front.js';
import { PARTNER } from '../support/people.js';
import { Causeway, freePort } from '../support/process.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const NOW = new Date('2026-12-03T16:00:00Z');
const STATE = `query ($id: ID!) { engagement(id: $id) { key version ballInCourt { party reason }
  progress { nodes { kind text minutes day visibility author milestone { code } } }
  blockers { id severity party reason commitmentOn resolution visibility milestone { code } }
  milestones { code status } } }`;

describe('npm run log', () => {
  let delivery: Delivery;
  let front: LossyFront;
  let token: string;
  let key: string;
  let id: string;
  beforeAll(async () => {
    delivery = await Delivery.start(NOW);
    front = await LossyFront.start(delivery.app);
    token = await delivery.app.token(ENGINEER);
  });
  beforeEach(async () => {
    front.reset();
    id = await delivery.engagement();
    ({ key } = await state());
  });
  afterAll(async () => {
    front.stop();
    await delivery.app.stop();
  });

  const state = async (): Promise<Json> => (await delivery.app.gql(MANAGER, STATE, { id })).data.engagement;

  function start(args: readonly string[], env: Record<string, string> = {}): Causeway {
    return Causeway.command('log', { CAUSEWAY_TOKEN: token, ...env }, ['--url', front.url, ...args]);
  }
  async function ended(command: Causeway) {
    return { code: await command.exit(), stdout: command.stdout, stderr: command.stderr };
  }
  const log = (line: string, ...more: string[]) => ended(start([line, ...more]));
  const entries = async () => (await state()).progress.nodes as Json[];

  it('logs a line, and tells what it did', async () => {
    const line = `${key} 1h30m fixed it #call +partner start:D done:A for:B !HIGH/B cert 'closed' @2026-12-09 >PLATFORM`;
    const { code, stdout, stderr } = await log(line);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.replace(/\b\d\d, [a-z ]*[a-z]/g, 'HEALTH')).toBe(
      `Logged on ${key}, Payments for Northwind: 1h30m, call, 3 Dec 2026, visible to the partner
  Concerns: B
  Started: D
  Done: A
  Blocker: HIGH, PLATFORM: cert 'closed', by 9 Dec 2026
  Ball: PLATFORM
  Go-live: 17 Dec 2026 -> 15 Dec 2026
  Health: HEALTH -> HEALTH
  A due: 7 Dec 2026 -> 3 Dec 2026
  B due: 14 Dec 2026 -> 10 Dec 2026
  G due: 17 Dec 2026 -> 15 Dec 2026
`,
    );
    expect(await state()).toMatchObject({
      ballInCourt: { party: 'PLATFORM', reason: 'fixed it' },
      progress: {
        nodes: [
          {
            ...{ kind: 'CALL', text: 'fixed it', minutes: 90, day: '2026-12-03', author: ENGINEER },
            ...{ visibility: 'PARTNER', milestone: { code: 'B' } },
          },
        ],
      },
      blockers: [
        {
          ...{ severity: 'HIGH', party: 'PLATFORM', reason: "cert 'closed'", commitmentOn: '2026-12-09' },
          ...{ resolution: null, visibility: 'INTERNAL', milestone: { code: 'B' } },
        },
      ],
      milestones: [
        { code: 'A', status: 'DONE' },
        { code: 'B', status: 'NOT_STARTED' },
        { code: 'G', status: 'NOT_STARTED' },
        { code: 'D', status: 'IN_PROGRESS' },
      ],
    });
  });

  it('knows yesterday by the clock of the server and the time zone of the engagement', async () => {
    delivery.app.clock.pin(new Date('2026-12-04T03:00:00Z'));
    const { code, stdout } = await log(`${key} yesterday 15m x`);
    delivery.app.clock.pin(NOW);
    expect([code, stdout.split('\n')[0]]).toEqual([
      0,
      `Logged on ${key}, Payments for Northwind: 15m, note, 2 Dec 2026`,
    ]);
  });

  it('previews a line, and logs nothing', async () => {
    const before = await delivery.rows();
    const line = `${key} 45m x start:A !HIGH/B cert closed @2026-12-31`;
    const { code, stdout, stderr } = await log(line, '--dry-run');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.replace(/\b\d\d, [a-z ]*[a-z]/g, 'HEALTH')).toBe(
      `Nothing was logged; this would be logged on ${key}, Payments for Northwind: 45m, note, 3 Dec 2026
  Started: A
  Blocker: HIGH, SERVICES: cert closed, by 31 Dec 2026
  Go-live: 17 Dec 2026 -> 6 Jan 2027
  Health: HEALTH -> HEALTH
  B due: 14 Dec 2026 -> 31 Dec 2026
  G due: 17 Dec 2026 -> 6 Jan 2027
`,
    );
    expect([await delivery.rows(), front.keys]).toEqual([before, [undefined]]);
    const rejected = await log(`${key} x >SERVICES`, '--dry-run');
    expect([rejected.code, rejected.stderr]).toEqual([
      1,
      expect.stringMatching(/^It would be rejected:\n {2}passBallTo: /),
    ]);
  });

  it('sends nothing if a line is not understood, and points at what is wrong', async () => {
    const dead = `http://127.0.0.1:${await freePort()}`;
    const command = start(['ENG-1 x #foo dnoe:A', '--url', dead], { CAUSEWAY_TOKEN: '' });
    expect(await ended(command)).toEqual({
      ...{ code: 2, stdout: '' },
      stderr: `Nothing was logged:
  ENG-1 x #foo dnoe:A
          ^^^^
  #foo is not a kind of progress; write NOTE, CALL, MEETING, DECISION or DELIVERY; if it is text, write \\#foo.
  ENG-1 x #foo dnoe:A
               ^^^^^^
  dnoe:A begins with none of done:, start:, for:, resolve:, on: or why:; if it is text, write \\dnoe:A.
`,
    });
  });

  it.each([
    ['milestone', () => `${key} x done:X`, () => `${key} has no milestone X; it has A, B, G, D.`],
    ['blocker', () => `${key} x resolve:zzzz`, () => `ends with zzzz; ${key} has no open blockers.`],
    ['engagement', () => 'ENG-999999 x', () => 'There is no engagement ENG-999999, or you may not see it.'],
    ['future day', () => `${key} x on:2026-12-04`, () => 'cannot be done after today, 2026-12-03.'],
  ])('sends nothing if there is no such %s', async (_what, line, message) => {
    const { code, stderr } = await log(line());
    expect([code, stderr, front.keys]).toEqual([2, expect.stringContaining(message()), []]);
  });

  it('tells why a log is rejected', async () => {
    const { code, stdout, stderr } = await log(`${key} x >SERVICES`);
    expect([code, stdout, stderr]).toEqual([
      1,
      '',
      expect.stringMatching(/^Nothing was logged:\n {2}passBallTo: .*\.\n$/),
    ]);
  });

  it.each([
    [
      'an engineer of another team',
      OTHER_ENGINEER,
      /^Managers and engineers on the team can log progress; .*\.\n$/,
    ],
    ['a partner', PARTNER, /^[A-Z].*\.\n$/],
  ])('tells %s that they may not', async (_who, person, message) => {
    const env = { CAUSEWAY_TOKEN: await delivery.app.token(person) };
    const { code, stderr } = await ended(start([`${key} x`], env));
    expect([code, stderr, await entries()]).toEqual([1, expect.stringMatching(message), []]);
  });

  describe('when answers get lost', () => {
    it('sends the log again, and it counts once', async () => {
      front.toLose = 1;
      const { code, stderr } = await log(`${key} 45m x`);
      expect([code, stderr]).toEqual([
        0,
        expect.stringMatching(/^The connection was lost \(\w+\); sending again in 1 s\.\n$/),
      ]);
      expect(front.keys).toEqual([front.keys[0], front.keys[0]]);
      expect(await entries()).toHaveLength(1);
    });

    it('can be interrupted, and run again with the key that it shows', async () => {
      front.toLose = Infinity;
      const command = start([`${key} 45m x`]);
      await until(() => command.stderr.includes('sending again'), 60_000);
      expect(await command.signal('SIGINT')).toEqual({ code: 130 });
      const [, shown] = /with --retry (\S+), and it counts once/.exec(command.stderr)!;
      front.toLose = 0;
      expect(await log(`${key} 45m x`, '--retry', shown!)).toMatchObject({ code: 0 });
      expect(await entries()).toHaveLength(1);
      const other = await log(`${key} 45m y`, '--retry', shown!);
      expect([other.code, other.stderr]).toEqual([
        1,
        expect.stringContaining('already used with a different'),
      ]);
    });

    it('does not say that a look-up may have been logged', async () => {
      const dead = `http://127.0.0.1:${await freePort()}`;
      const { code, stderr } = await log(`${key} x`, '--url', dead);
      expect([code, stderr]).toEqual([
        1,
        `Causeway cannot be reached at ${dead} (ECONNREFUSED); set it with --url.\n`,
      ]);
    });
  });

  it('prints its result for programs', async () => {
    const json = async (line: string) => {
      const { code, stdout, stderr } = await log(line, '--json');
      return { code, stderr, ...JSON.parse(stdout) };
    };
    expect(await json(`${key} 45m x`)).toEqual({
      ...{ code: 0, stderr: '', logged: true, engagement: key },
      input: { engagementId: id, text: 'x', minutes: 45, kind: 'NOTE', visibility: 'INTERNAL' },
      entry: { id: expect.stringMatching(/^prg_/), day: '2026-12-03' },
      ...{ forecastBefore: '2026-12-17', forecastAfter: '2026-12-17', moved: [] },
      healthBefore: { score: expect.any(Number), band: expect.any(String) },
      healthAfter: { score: expect.any(Number), band: expect.any(String) },
    });
    expect(await json(`${key} x #foo`)).toMatchObject({
      ...{ code: 2, stderr: '', logged: false },
      problems: [{ at: key.length + 3, length: 4, message: expect.stringContaining('#foo') }],
    });
    expect(await json(`${key} x >SERVICES`)).toMatchObject({
      ...{ code: 1, stderr: '', logged: false },
      userErrors: [{ code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'passBallTo'] }],
    });
    expect(await json('ENG-1')).toMatchObject({ code: 2, logged: false });
  });

  it('takes the token from a file, and the line from standard input for a default engagement', async () => {
    const file = path.join(folder, 'token');
    writeFileSync(file, `${token}\n`);
    const command = start(['-', '--engagement', key, '--token-file', file], { CAUSEWAY_TOKEN: '' });
    command.type("\n30m it's #142\n");
    expect(await ended(command)).toMatchObject({ code: 0, stderr: '' });
    const named = start([`${key} x`], { CAUSEWAY_TOKEN: '', CAUSEWAY_TOKEN_FILE: file });
    expect(await ended(named)).toMatchObject({ code: 0 });
    expect(await entries()).toMatchObject([{ text: 'x' }, { minutes: 30, text: "it's #142" }]);
  });

  it.each([
    [
      'none',
      '',
      /^The token is missing: use --token-file, or set CAUSEWAY_TOKEN\. In the embedded default: CAUSEWAY_TOKEN=/,
    ],
    [
      'an invalid one',
      'abc',
      /^The server does not accept the token, or it has expired; get a new one\. \(.*\)\n$/,
    ],
    ['one that fetch would print', 'a b', /^The token contains characters that none has\.\n$/],
  ])('explains a token: %s', async (_what, given, message) => {
    const { code, stdout, stderr } = await ended(start([`${key} x`], { CAUSEWAY_TOKEN: given }));
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringMatching(message)]);
  });

  it.each([
    ['several words', ['ENG-1', 'x'], 'The line must be one argument; put it in single quotes.'],
    ['no word', [], 'An argument is missing.'],
    ['a wrong default', ['x', '--engagement', 'north'], '--engagement must be a key such as ENG-142.'],
    ['a wrong key', ['x', '--retry', 'a b'], '--retry must be the key that the command showed.'],
    ['a wrong URL', ['ENG-1 x', '--url', 'ftp://a'], 'ftp://a is not an http URL.'],
  ])('explains %s', async (_what, args, message) => {
    const { code, stderr } = await ended(start(args));
    expect([code, stderr.split('\n')[0]]).toEqual([2, message]);
  });

  it('logs hostile text as it is, and prints it without harm', async () => {
    const text = `\u202eevil\u202c \u001b[31m<b>${'🎉'.repeat(3_900)}`;
    const { code, stdout } = await log(`${key} ${text} !HIGH \u202eevil \u001b]0;title\u0007`);
    expect([code, await entries()]).toMatchObject([0, [{ text }]]);
    expect(stdout).toContain('Blocker: HIGH, SERVICES: �evil �]0;title�\n');
  });
});
