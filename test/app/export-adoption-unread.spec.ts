import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { MANAGER } from '../support/people.js';
import { until } from '../support/until.js';

const PARTNERS = 6_000;

describe('a client of the export that does not read on', () => {
  let app: TestApp;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    app = await TestApp.start();
    await app.pools.staff.query(
      `insert into partner (id, slug, name, kind, tier, region, time_zone, internal, version, created_at)
       select gen_random_uuid(), 'many-' || n, 'Many', 'BANK', 'STRATEGIC', repeat('M', 4000), 'UTC', false, 1, '2026-01-01'
       from generate_series(1, ${PARTNERS}) n`,
    );
    await app.nest.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await app.stop();
  });

  /** Sends the request and reads only the beginning of the response. */
  async function begin(): Promise<Socket> {
    const { port } = app.nest.getHttpServer().address() as AddressInfo;
    const token = await app.token(MANAGER);
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    socket.write(
      `GET /export/adoption.csv?metric=partners&orderBy=NAME HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    );
    const head = await new Promise<string>((resolve) =>
      socket.once('data', (bytes: Buffer) => {
        socket.pause();
        resolve(bytes.toString());
      }),
    );
    expect(head).toMatch(/^HTTP\/1\.1 200 OK/);
    return socket;
  }
  const idle = () => app.pools.staff.idleCount === app.pools.staff.totalCount;
  const readsIn = (ms: number) => countReads(() => sleep(ms));

  it('holds no connection while it waits, and no page is read beyond what it takes', async () => {
    let socket: Socket;
    let reads = await countReads(async () => {
      socket = await begin();
    });
    for (let more = 1; more > 0; reads += more) more = await readsIn(2_000);
    expect(reads).toBeLessThan(PARTNERS / 100);
    expect(idle()).toBe(true);
    socket!.destroy();
    expect(await readsIn(2_000)).toBeLessThanOrEqual(1);
    await until(idle);
  });

  it('frees its share when it goes away', async () => {
    const both = [await begin(), await begin()];
    const waiting = app.gql(MANAGER, '{ viewer { name } }');
    expect(await Promise.race([waiting, sleep(500, 'waits')])).toBe('waits');
    both[0]!.destroy();
    expect((await waiting).errors).toBeUndefined();
  });
});
