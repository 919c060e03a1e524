import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { postmastersOf } from '../support/data-folder.js';
import { query } from '../support/query.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { embeddedUrls } from '../support/embedded-urls.js';
import { StartHere } from '../support/start-here.js';
import { until } from '../support/until.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const dataDir = path.join(folder, 'data');
const begin = (demo: boolean) => StartHere.begin({ CAUSEWAY_DATA_DIR: dataDir, CAUSEWAY_DEMO: String(demo) });

/** Moments in a start on a new folder. */
const initdb = () =>
  until(() => existsSync(dataDir) && readdirSync(dataDir).some((name) => /^pg\.\w+$/.test(name)));
const migrating = (start: StartHere) => until(async () => (await start.status()) === 'migrating');
const migrated = (start: StartHere) => start.says(/^Applied/);
const seeding = (start: StartHere) => until(async () => (await start.status()) === 'seeding');

/** How it is interrupted. */
const stop = (start: StartHere) => start.stop();
const killServer = () => Promise.resolve(process.kill(postmastersOf(dataDir)[0]!, 'SIGKILL'));
const killConnection = async () => {
  const rows = await query<{ pid: number }>(
    embeddedUrls(dataDir).superUrl,
    `select pid from pg_stat_activity where application_name = 'causeway' limit 1`,
  );
  process.kill(rows[0]!.pid, 'SIGKILL');
};

/** The outcome of the current step, which no one waits for. */
const STOPPED = expect.any(String) as string;
const DIED =
  'PostgreSQL stopped while Causeway was starting, possibly killed or out of memory; start Causeway again to continue.';

/** One after the other on the same folder: each starts where the previous one was interrupted, and some get further. */
describe('an interrupted start leaves nothing running, and the next one continues', () => {
  it.each([
    ['stopped while initdb runs', initdb, stop, STOPPED],
    ['stopped while it migrates', migrating, stop, STOPPED],
    ['whose PostgreSQL dies while it migrates', migrating, killServer, DIED],
    ['whose PostgreSQL dies while the product is put together', migrated, killServer, DIED],
    ['whose PostgreSQL dies while it seeds', seeding, killServer, DIED],
    ['stopped while the product is put together', migrated, stop, STOPPED],
    ['that loses one connection alone while it seeds', seeding, killConnection, DIED],
  ] as const)('%s', async (_what, moment, cut, message) => {
    const start = await begin(true);
    await moment(start);
    await cut(start);
    expect((await start.outcome)?.message).toEqual(message);
    await start.stop();
    expect(start.said.join('\n')).not.toContain('is running at');
    expect(postmastersOf(dataDir)).toEqual([]);
  });

  it('until one is left to finish', async () => {
    const start = await begin(false);
    expect(await start.outcome).toBeNull();
    expect((await start.post('/dev/token', { email: 'manager@causeway.example' })).status).toBe(200);
    await start.stop();
    expect(postmastersOf(dataDir)).toEqual([]);
  });
});
