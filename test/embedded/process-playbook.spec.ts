import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { exportText, importFile } from '../../src/exchange-playbook.js';
import { shippedFile } from '../../src/modules/playbooks/shipped-playbooks.js';
import { explain } from '../../src/platform/base/start-failure.js';
import { cloneDatabase, cluster, type TestDatabase } from '../support/cluster.js';
import { migratedFolder, postmastersOf } from '../support/data-folder.js';
import { embeddedUrls } from '../support/embedded-urls.js';
import { query } from '../support/query.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { Causeway } from '../support/process.js';
import { StartHere } from '../support/start-here.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);

/** The command as called from the shell. */
async function command(env: Record<string, string>, ...args: string[]) {
  const started = Causeway.command('playbook', env, args);
  return { code: await started.exit(), stdout: started.stdout, stderr: started.stderr };
}

/** What the command does and prints, in this process: the command spends most of its time loading the product. */
async function here(act: Promise<string>) {
  return act.then(done, (error: unknown) => ({ code: 1, stdout: '', stderr: `${explain(error)}\n` }));
}
const run = (verb: 'import' | 'export', subject: string, version?: number) =>
  here(verb === 'import' ? importFile(subject) : exportText(subject, version));
const done = (stdout: string) => ({ code: 0, stdout, stderr: '' });

/** The variables that the command finds in this process. */
function setVariables(variables: Record<string, string>): void {
  beforeAll(() => void Object.assign(process.env, variables));
  afterAll(() => Object.keys(variables).forEach((name) => Reflect.deleteProperty(process.env, name)));
}

function fileOf(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

const OURS = `# The team's own.
slug: ours
title: Our way
type: INTEGRATION
milestones:
  - code: A
    title: A step
    stage: DESIGN
    party: SERVICES
    durationDays: 2
    when: { apiProducts: [payments], regions: [NO] }
    proof: { evidence: 'Minutes: who, when' }
  - code: B
    title: "true"
    stage: DESIGN
    party: PARTNER
    durationDays: 3
    weight: 0
    required: false
    visibility: INTERNAL
    dependsOn: [{ code: A, lagDays: 2 }]
    proof:
      usage: { method: GET, path: '/a/{b}', environment: SANDBOX, minSuccesses: 5, maxServerErrorRate: 0.05, days: 7 }
`;

describe('npm run playbook, in production', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
    process.env['DATABASE_URL'] = database.appUrl;
    await query(
      database.ownerUrl,
      `insert into api_product (id, slug, name, capability, created_at)
       values ('01900000-0000-7000-8000-0000000000aa', 'payments', 'Payments', 'PAYMENTS', '2026-01-01')`,
    );
  });
  afterAll(async () => {
    delete process.env['DATABASE_URL'];
    await database.drop();
  });
  const versions = (slug: string) =>
    query<{ version: number }>(
      database.ownerUrl,
      `select version, shipped from playbook where slug = '${slug}' order by version`,
    );
  const published = () => query(database.ownerUrl, 'select * from playbook order by id');

  it('accepts a shipped file as it is, and writes one that says the same', async () => {
    expect(await run('import', shippedFile('integration'))).toEqual(
      done('Published integration as version 1.\n'),
    );
    const { code, stdout, stderr } = await run('export', 'integration');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(await run('import', fileOf('again.yaml', stdout))).toEqual(
      done('integration is unchanged: version 1 has the same content.\n'),
    );
  });

  it('increments versions, round-trips conditions and proofs, and audits who did it', async () => {
    expect(await run('import', fileOf('ours.yaml', OURS))).toEqual(done('Published ours as version 1.\n'));
    const next = OURS.replace('durationDays: 2', 'durationDays: 4');
    expect(await run('import', fileOf('ours.yaml', next))).toEqual(done('Published ours as version 2.\n'));
    const first = await run('export', 'ours', 1);
    expect(first.stdout).toContain('when: { regions: [ NO ], apiProducts: [ payments ] }');
    const newest = await run('export', 'ours');
    expect(newest.stdout).toContain('# Version 2;');
    expect((await run('import', fileOf('newest.yaml', newest.stdout))).stdout).toMatch(/^ours is unchanged/);
    expect((await run('import', fileOf('first.yaml', first.stdout))).stdout).toMatch(/as version 3/);
    expect(await versions('ours')).toEqual([1, 2, 3].map((version) => ({ version, shipped: false })));
    const audited = await query(
      database.ownerUrl,
      `select actor_kind, actor_name, changes->'version' as version from audit_entry
       where action = 'playbook.publish' and changes->>'slug' = 'ours' order by id`,
    );
    const actor_name = `${userInfo().username} (npm run playbook)`;
    expect(audited).toEqual([1, 2, 3].map((version) => ({ actor_kind: 'SYSTEM', actor_name, version })));
  });

  it('reads standard input', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [path.join(cluster.build, 'src/playbook.js'), 'import', '-'],
      {
        env: { DATABASE_URL: database.appUrl },
        input: OURS.replace('slug: ours', 'slug: piped'),
        encoding: 'utf8',
      },
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'Published piped as version 1.\n' });
  });

  it('creates three versions for three concurrent runs', async () => {
    const titles = ['One', 'Two', 'Three'];
    const files = titles.map((title) =>
      fileOf(`${title}.yaml`, OURS.replace('slug: ours', 'slug: crowd').replace('Our way', title)),
    );
    const runs = await Promise.all(files.map((file) => run('import', file)));
    expect(runs.map(({ stdout }) => stdout).sort()).toEqual(
      [1, 2, 3].map((version) => `Published crowd as version ${version}.\n`),
    );
  });

  it('reports every error with its line, and publishes nothing', async () => {
    const before = await published();
    const text = OURS.replace('durationDays: 2', 'durationDays: 0')
      .replace('[payments]', '[payments, ponies]')
      .replace('lagDays: 2', 'lagDays: -31')
      .replace('    party: PARTNER\n', '')
      .replace('weight: 0', 'wieght: 0')
      .replace('title: Our way\n', '')
      .concat(
        '  - { code: A, title: x, stage: DISCOVERY, party: SERVICES, durationDays: 1, dependsOn: [{ code: Z }] }\n',
      );
    const file = fileOf('faulty.yaml', text);
    const { code, stdout, stderr } = await run('import', file);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toEqual([
      `${file}:2: title: is missing`,
      `${file}:9: milestones.0.durationDays: must be a whole number of working days from 1 to 250`,
      `${file}:10: milestones.0.when.apiProducts.1: API product not found.`,
      `${file}:12: milestones.1.party: is missing`,
      `${file}:19: milestones.1.dependsOn.0.lagDays: must be a whole number of working days from -30 to 250`,
      `${file}:16: milestones.1.wieght: is not a known field`,
      `${file}:22: milestones.2.code: An earlier milestone already has the code A.`,
      `${file}:22: milestones.2.stage: It belongs to DISCOVERY, but follows B of the later stage DESIGN.`,
      `${file}:22: milestones.2.dependsOn.0.code: There is no milestone Z.`,
      'Nothing was published.',
    ]);
    expect(await published()).toEqual(before);
  });

  it.each<[string[], number, RegExp]>([
    [[], 2, /^An argument is missing\.\n\nImports and exports playbooks/],
    [['import', 'a', 'b'], 2, /^Unknown command: import a b\n/],
    [['export', 'ours', 'two'], 2, /^A version is a positive integer, not two\./],
    [['import', '/nowhere.yaml'], 1, /^\/nowhere\.yaml cannot be read \(ENOENT\)/],
  ])('exits for %j with %i', async (args, code, message) => {
    const outcome = await command({ DATABASE_URL: database.appUrl }, ...args);
    expect(outcome).toEqual({ code, stdout: '', stderr: expect.stringMatching(message) as unknown });
  });

  it.each<[string, number | undefined, RegExp]>([
    ['ours', 99, /^Playbook ours has versions 1 to \d+\.\n$/],
    ['nobodys', undefined, /^There is no playbook nobodys; existing playbooks: .*integration.*\.\n$/],
  ])('has nothing to export for %s %s', async (slug, version, message) => {
    const outcome = await run('export', slug, version);
    expect(outcome).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(message) as unknown });
  });

  it('has help', async () => {
    const { code, stdout, stderr } = await command({}, '--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('npm run playbook -- import FILE');
  });
});

describe('npm run playbook, without a reachable database', () => {
  setVariables({ DATABASE_URL: 'postgres://a:b@127.0.0.1:9/c' });

  it('says so', async () => {
    expect((await run('export', 'ours')).stderr).toMatch(/^The database does not respond/);
  });
});

describe('npm run playbook, with half of the production variables', () => {
  setVariables({ REDIS_URL: 'redis://r:6379' });

  it('names the missing one', async () => {
    expect((await run('export', 'ours')).stderr).toMatch(
      /^Invalid configuration: DATABASE_URL is missing \(REDIS_URL is set\)/,
    );
  });
});

describe('npm run playbook, in the embedded default', () => {
  const dataDir = path.join(folder, 'data');
  setVariables({ CAUSEWAY_DATA_DIR: dataDir });
  const plain = OURS.replace('apiProducts: [payments], ', '');

  it('creates no data if there is none', async () => {
    const { code, stderr } = await run('export', 'integration');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^There is no data in \S+ yet; run npm start once/) as unknown,
    });
  });

  it('works next to the running instance, which shows the result immediately', async () => {
    migratedFolder(folder, 'data');
    const instance = await StartHere.start({ CAUSEWAY_DATA_DIR: dataDir, CAUSEWAY_DEMO: 'false' });
    expect(await command({ CAUSEWAY_DATA_DIR: dataDir }, 'import', fileOf('ours.yaml', plain))).toEqual(
      done('Published ours as version 1.\n'),
    );
    const { appUrl } = embeddedUrls(dataDir);
    expect(await query(appUrl, "select version from playbook where slug = 'ours'")).toEqual([{ version: 1 }]);
    expect((await run('export', 'advisory')).stdout).toContain('slug: advisory');
    expect(postmastersOf(dataDir)).toHaveLength(1);
    await instance.stop();
    expect(postmastersOf(dataDir)).toEqual([]);
  });

  it('works on the data of a stopped instance, and stops PostgreSQL again', async () => {
    const changed = plain.replace('Our way', 'Another way');
    expect(await run('import', fileOf('ours.yaml', changed))).toEqual(done('Published ours as version 2.\n'));
    expect(postmastersOf(dataDir)).toEqual([]);
    expect((await run('export', 'ours')).stdout).toContain('title: Another way');
    expect(postmastersOf(dataDir)).toEqual([]);
  });
});
