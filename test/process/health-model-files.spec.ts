import { writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { exportText, importFile } from '../../src/exchange-health-model.js';
import { cloneDatabase, type TestDatabase } from '../support/cluster.js';
import { Causeway } from '../support/process.js';
import { query } from '../support/query.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const OURS = `# Version 1; weights are percentages, poor and healthy in the unit of the measure.

slug: ours
criticalBelow: 40
atRiskBelow: 60
margin: 3
minCoverage: 0.5
groups:
  - name: EARLY
    stages: [ DISCOVERY, DESIGN, SANDBOX ]
    measures:
      - { measure: MOMENTUM, weight: 99.5, poor: 15, healthy: 3 }
      - { measure: SENTIMENT, weight: 0.5, poor: 2, healthy: 4, halfLifeDays: 45, staleAfterDays: 90 }
  - name: LATE
    stages: [ CERTIFICATION, LAUNCH, ADOPTION ]
    measures:
      - { measure: SANDBOX_SUCCESS, weight: 100, poor: 0.7, healthy: 0.95, minSample: 20 }
`;

function fileOf(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('npm run health-model', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
    process.env['DATABASE_URL'] = database.appUrl;
  });
  afterAll(async () => {
    delete process.env['DATABASE_URL'];
    await database.drop();
  });

  it('imports a file once, exports it as it was, and imports the export without a change', async () => {
    const file = fileOf('ours.yaml', OURS);
    expect(await importFile(file)).toBe('Published ours as version 1.\n');
    const exported = await exportText('ours', undefined);
    expect(exported).toBe(OURS);
    const again = 'ours is unchanged: version 1 has the same content.\n';
    expect(await importFile(fileOf('again.yaml', exported))).toBe(again);
    expect(await query(database.ownerUrl, 'select version, published_by from health_model')).toEqual([
      { version: 1, published_by: `${userInfo().username} (npm run health-model)` },
    ]);
  });

  it('reports every fault with its line, and publishes nothing', async () => {
    const bad = OURS.replace('weight: 99.5', 'weight: 99.4').replace('margin: 3', 'margin: -3');
    const file = fileOf('bad.yaml', bad.replace('slug: ours', 'slug: bad'));
    await expect(importFile(file)).rejects.toThrow(
      [
        `${file}:6: margin: must be a whole number from 0 to 50`,
        `${file}:11: groups.0.measures: must have weights that add up to 100, not 99.9`,
        'Nothing was published.',
      ].join('\n'),
    );
    await expect(exportText('bad', undefined)).rejects.toThrow(
      'There is no health model bad; existing models: ours.',
    );
  });

  it('exports a given version, if there is one', async () => {
    expect(await importFile(fileOf('ours.yaml', OURS.replace('margin: 3', 'margin: 4')))).toMatch(
      /version 2/,
    );
    expect(await exportText('ours', 1)).toBe(OURS);
    await expect(exportText('ours', 3)).rejects.toThrow('Health model ours has versions 1 to 2.');
  });

  it('runs as a command, which explains itself', async () => {
    const started = Causeway.command('health-model', {}, ['--help']);
    expect(await started.exit()).toBe(0);
    expect(started.stdout).toMatch(/^Imports and exports health models as YAML files/);
  });
});
