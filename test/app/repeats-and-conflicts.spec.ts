import { type GraphQLObjectType, buildSchema, getNamedType, isInputObjectType, isLeafType } from 'graphql';
import { readFileSync } from 'node:fs';
import { type ClientRequest, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { Json } from '../support/app.js';
import { terminate, untilBlockedBy } from '../support/blocked.js';
import { wholeDatabase } from '../support/whole-database.js';
import { REPEATED } from './unversioned-moves.js';
import { MOVES, type Move, type Target, World } from './versioned-moves.js';

const mutations = buildSchema(readFileSync('schema.graphql', 'utf8')).getMutationType()!.getFields();
/** More than the connections that requests share. */
const AT_ONCE = 8;
const CONFLICT = 'CONFLICT input expectedVersion';

/** The mutation with every part of its payload that needs no arguments. */
function operation(name: string): string {
  const payload = getNamedType(mutations[name]!.type) as GraphQLObjectType;
  const fields = Object.values(payload.getFields()).map(({ name: field, type }) => {
    const below = getNamedType(type);
    if (isLeafType(below)) return field;
    const known = Object.keys((below as GraphQLObjectType).getFields());
    const wanted = ['id', 'version', 'code', 'field', 'message'].filter((each) => known.includes(each));
    return `${field} { __typename ${wanted.join(' ')} }`;
  });
  return `mutation ($input: ${String(mutations[name]!.args[0]!.type)}) { ${name}(input: $input) { ${fields.join(' ')} } }`;
}

/** Administrative mutations that no one runs many times a day; like all others they run through `UseCases`. */
const ELSEWHERE = [
  ...['createApiKey', 'revokeApiKey', 'inviteUser', 'deactivateUser', 'updateUser', 'reactivateUser'],
  ...['retryJob', 'retryQuarantine', 'setWorkWeek'],
  ...[
    'registerApplication',
    'rotateCredential',
    'revokeCredential',
    'importApiDescription',
    'recomputeHealth',
    'backtestHealthModel',
    'cancelBacktest',
  ],
];
const table = Object.entries(MOVES);
/** An input with the same effect but different content: its list or text is a little longer. */
function otherwise(input: object): object {
  const [name, value] = Object.entries(input).find(([, each]) => Array.isArray(each) || isText(each))!;
  return { ...input, [name]: Array.isArray(value) ? [...value, ...value] : `${value} ` };
}
/** Neither an enumeration value or a region, nor a date. */
const isText = (value: unknown) => typeof value === 'string' && !/^[A-Z_-]+$|^\d{4}-\d\d-\d\d$/.test(value);
const pick = ({ input }: Target) => ({ engagementId: Reflect.get(input, 'engagementId') as string });

describe('a mutation that is repeated or concurrent with another', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
    // A first sign-in writes a row.
    const people = new Set(Object.values(MOVES).map(({ by }) => by));
    for (const person of people) await world.app.gql(person, '{ viewer { email } }');
  });
  afterAll(() => world.app.stop());

  const send = async (name: string, input: object, headers: object = {}): Promise<Json> => {
    const { by } = MOVES[name] ?? REPEATED[name]!;
    const { data, errors } = await world.app.gql(by, operation(name), { input }, headers);
    expect(errors).toBeUndefined();
    return data[name];
  };
  const inputOf = ({ input, version }: Target, { wish }: Move, n: number) => ({
    ...{ ...input, expectedVersion: version },
    ...wish?.(n),
  });
  /** The number of requests with audit entries. */
  const effects = async () => {
    const { rows } = await world.app.pools.staff.query<{ requests: number }>(
      'select count(distinct request_id)::int as requests from audit_entry',
    );
    return rows[0]!.requests;
  };
  const codesOf = ({ userErrors }: Json): string[] =>
    userErrors.map(({ code, field }: Json) => [code, ...(field ?? [])].join(' '));

  it('is tested here, unless it is administrative', () => {
    const known = [...Object.keys(MOVES), ...Object.keys(REPEATED), ...ELSEWHERE];
    expect(Object.keys(mutations).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('is tested here for every mutation that takes expectedVersion', () => {
    const versioned = Object.values(mutations).filter(({ args }) => {
      const input = getNamedType(args[0]!.type);
      return isInputObjectType(input) && 'expectedVersion' in input.getFields();
    });
    expect(versioned.map(({ name }) => name).sort()).toEqual(Object.keys(MOVES).sort());
  });

  it.each(table)('%s with an outdated version is a conflict, and leaves no trace', async (name, move) => {
    const target = await move.prepare(world);
    await world.app.settle();
    const before = await wholeDatabase(world.app);
    for (const version of [target.version - 1, target.version + 1]) {
      const answer = await send(name, inputOf({ ...target, version }, move, 0), {
        'idempotency-key': `stale-${name}-${version}`,
      });
      expect(codesOf(answer)).toEqual([CONFLICT]);
    }
    expect(await wholeDatabase(world.app)).toEqual(before);
  });

  it.each(table)('%s by several at once is done for one, and for none of the others', async (name, move) => {
    const target = await move.prepare(world);
    const before = await effects();
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_each, n) => send(name, inputOf(target, move, n))),
    );
    const refused = answers.filter(({ userErrors }) => userErrors.length > 0);
    const { otherwise = CONFLICT } = move;
    expect(refused.map(codesOf)).toEqual(Array(AT_ONCE - 1).fill([otherwise]));
    expect(await effects()).toBe(before + 1);
  });

  const wishes = [
    ...table.map(([name, move]) => {
      const input = async () => inputOf(await move.prepare(world), move, AT_ONCE + 1);
      return [name, input] as const;
    }),
    ...Object.entries(REPEATED).map(([name, { prepare }]) => [name, async () => prepare(world)] as const),
  ];
  it.each(wishes)('%s sent repeatedly with one key has one effect and one response', async (name, wish) => {
    const input = await wish();
    const before = await effects();
    const key = { 'idempotency-key': `many-${name}` };
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => send(name, input, key)));
    expect(answers[0]!.userErrors).toEqual([]);
    expect(answers).toEqual(answers.map(() => answers[0]));
    expect(await effects()).toBe(before + 1);
    const other = await send(name, otherwise(input), key);
    expect(codesOf(other)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    expect(await effects()).toBe(before + 1);
  });

  it('that was rejected can be sent again with its key once it is possible', async () => {
    const target = await MOVES['holdEngagement']!.prepare(world);
    const key = { 'idempotency-key': 'refused-first' };
    const refused = await send('resumeEngagement', pick(target), key);
    expect(codesOf(refused)).toEqual(['NOT_ALLOWED_IN_STATE input engagementId']);
    await send('holdEngagement', inputOf(target, MOVES['holdEngagement']!, 14));
    expect((await send('resumeEngagement', pick(target), key)).userErrors).toEqual([]);
  });

  describe('when a connection breaks', () => {
    let other: pg.Client;
    let input: object;
    beforeEach(async () => {
      const log = MOVES['logProgress']!;
      input = inputOf(await log.prepare(world), log, 0);
      await world.app.settle();
      other = new pg.Client({ connectionString: world.app.database.ownerUrl });
      await other.connect();
      // Changes to an engagement wait behind this lock.
      await other.query('begin; lock table engagement in exclusive mode');
    });
    afterEach(() => other.end());
    /** Sends on a separate socket, which can be cut. */
    const call = async (given: object, key: string): Promise<ClientRequest> => {
      const { by } = MOVES['logProgress']!;
      const server = world.app.nest.getHttpServer();
      if (!server.listening) await world.app.nest.listen(0, '127.0.0.1');
      const { port } = server.address() as AddressInfo;
      const authorization = `Bearer ${await world.app.token(by)}`;
      const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': key };
      const sent = request({ port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers });
      sent.on('error', () => undefined);
      sent.end(JSON.stringify({ query: operation('logProgress'), variables: { input: given } }));
      return sent;
    };
    const entries = async () =>
      (await world.app.pools.staff.query("select from progress_entry where text = 'Call 0 held.'"))
        .rowCount ?? 0;

    it('to the caller is done once, and the repeat gets the original response', async () => {
      const before = await entries();
      const caller = await call(input, 'caller-gone');
      await untilBlockedBy(other);
      caller.destroy();
      const repeat = send('logProgress', input, { 'idempotency-key': 'caller-gone' });
      await untilBlockedBy(other, 2);
      await other.query('commit');
      const answer = await repeat;
      expect(answer.userErrors).toEqual([]);
      expect(await entries()).toBe(before + 1);
      expect(await send('logProgress', input, { 'idempotency-key': 'caller-gone' })).toEqual(answer);
      expect(await entries()).toBe(before + 1);
    });

    it('to the database leaves nothing behind, and the repeat is the first', async () => {
      const before = await entries();
      const key = { 'idempotency-key': 'database-gone' };
      const cut = world.app.gql(MOVES['logProgress']!.by, operation('logProgress'), { input }, key);
      await terminate(world.app.pools.staff, await untilBlockedBy(other));
      expect((await cut).errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
      await other.query('commit');
      expect(await entries()).toBe(before);
      expect((await send('logProgress', input, key)).userErrors).toEqual([]);
      expect(await entries()).toBe(before + 1);
    });
  });
});
