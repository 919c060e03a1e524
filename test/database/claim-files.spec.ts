import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { Pools, openPool } from '../../src/platform/database/pools.js';
import { claimFiles } from '../../src/platform/files/claim-files.js';
import { DiskFiles } from '../../src/platform/files/disk-files.js';
import { NoFiles } from '../../src/platform/files/no-files.js';
import { type TestDatabase, cloneDatabase } from '../support/cluster.js';
import { query } from '../support/query.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);

describe('the location of files', () => {
  let database: TestDatabase;
  let pools: Pools;
  beforeAll(async () => {
    database = await cloneDatabase();
    const pool = openPool({
      ...{ url: database.appUrl, max: 4, statementTimeoutMs: 5_000, onError: () => undefined },
    });
    pools = new Pools(pool, pool);
  });
  beforeEach(() => query(database.ownerUrl, 'delete from file_place'));
  afterAll(async () => {
    await pools.staff.end();
    await database.drop();
  });

  let count = 0;
  const disk = () => new DiskFiles(path.join(folder, String((count += 1))));
  const claim = (files: DiskFiles | NoFiles) => claimFiles(pools, files);
  const places = () => query(database.ownerUrl, 'select id from file_place');

  it('may be none, as long as no process has one', async () => {
    await claim(new NoFiles());
    await claim(disk());
    await expect(claim(new NoFiles())).rejects.toThrow(/FILES_DIR is missing/);
  });

  it('is claimed by the first process and recognised by every other', async () => {
    const files = disk();
    await claim(files);
    await claim(new DiskFiles(files.place));
    expect(await places()).toEqual([{ id: await files.owner() }]);
    await expect(files.check()).resolves.toBeUndefined();
  });

  it('is claimed once, even if many processes start at once', async () => {
    const files = disk();
    await Promise.all([1, 2, 3, 4].map(() => claim(new DiskFiles(files.place))));
    expect(await places()).toEqual([{ id: await files.owner() }]);
  });

  it('is denied to a process with a different folder, whichever comes first', async () => {
    const two = await Promise.allSettled([disk(), disk()].map(claim));
    const refused = two.filter((each) => each.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(String(refused[0]!.reason)).toMatch(
      /does not contain the files of this installation .* the\s+same folder/,
    );
  });

  it('is denied if the folder belongs to another installation', async () => {
    const files = disk();
    await claim(disk());
    mkdirSync(files.place);
    writeFileSync(path.join(files.place, '.causeway-files'), '01900000-0000-7000-8000-0000000000aa\n');
    await expect(claim(files)).rejects.toThrow(/does not contain the files/);
  });

  it('is claimed again if the process died between its mark and the commit', async () => {
    const files = disk();
    mkdirSync(files.place);
    await files.claim('01900000-0000-7000-8000-0000000000aa');
    await claim(files);
    expect(await places()).toEqual([{ id: '01900000-0000-7000-8000-0000000000aa' }]);
  });

  it('is named in the error if it cannot be used', async () => {
    const file = path.join(folder, 'a-file');
    writeFileSync(file, '');
    await expect(claim(new DiskFiles(path.join(file, 'below')))).rejects.toThrow(
      /The file folder .*a-file.below/,
    );
    expect(await places()).toEqual([]);
  });
});

describe('files on a disk', () => {
  it.each([
    '../secret',
    'a',
    '',
    '01900000-0000-7000-8000-0000000000AA',
    '01900000-0000-7000-8000-0000000000aa/..',
  ])('have no other name than a UUID: %j', async (id) => {
    const files = new DiskFiles(folder);
    await expect(files.open(id)).rejects.toThrow('UUID');
    await expect(files.remove(id)).rejects.toThrow('UUID');
    expect(() => files.put(id, Readable.from([]))).toThrow('UUID');
  });
});
