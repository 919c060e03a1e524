import type pg from 'pg';
import { newId } from '../../../src/kernel/ids.js';
import type { Engagement, World } from '../naive-adoption/world.js';
import { ENGINEER_ID } from '../people.js';
import { PRODUCTS } from './catalog.js';
import { idOf, uuidOf } from './ids.js';
import type { GrowingWorld } from './world-arbitrary.js';

type Row = Readonly<Record<string, unknown>>;

/** What a case leaves behind besides usage, in the order in which it can be deleted; partners are overwritten. */
const LEFT_BEHIND = [
  ...['quarantined_usage', 'event_delivery', 'outbox', 'due_work'],
  ...['engagement_history', 'engagement_scope_operation', 'engagement_scope', 'engagement'],
  ...['credential', 'application_product', 'application', 'api_operation', 'api_version', 'api_product'],
];

/** Every table with usage: keys and all rollups. */
const USAGE =
  "select relname from pg_class where relname like 'usage\\_%' and relkind in ('r', 'p') and relpersistence = 'p' and not relispartition";

/** @param owner of the tables */
export async function emptyWorld(owner: pg.Pool): Promise<void> {
  const tables = await leftBehind(owner);
  await owner.query(tables.map((table) => `delete from ${table};`).join('\n'));
}

/** Deleted rows slow down later cases. */
export async function reclaimSpace(owner: pg.Pool): Promise<void> {
  const tables = await leftBehind(owner);
  await owner.query(`truncate ${tables.join(', ')} cascade`);
}

async function leftBehind(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{ relname: string }>(USAGE);
  return [...rows.map(({ relname }) => relname), ...LEFT_BEHIND];
}

/** Seeds a world as it is before usage is sent. */
export async function seedWorld(owner: pg.Pool, { world, rotations }: GrowingWorld): Promise<void> {
  const later = new Set(rotations.map(({ to }) => to));
  const created_at = '2026-01-01T00:00:00Z';
  const insert = (table: string, rows: readonly Row[], conflict = '') =>
    insertAll(owner, table, rows, conflict);
  await insert(
    'api_product',
    PRODUCTS.map(({ id, name }) => ({
      id: uuidOf('apiProduct', id),
      slug: name,
      name,
      capability: 'DATA',
      created_at,
    })),
  );
  await insert('api_version', world.versions.map(versionRow));
  await insert('api_operation', world.versions.flatMap(operationRows));
  await insert(
    'partner',
    world.partners.map((partner, number) => ({
      ...{
        id: uuidOf('partner', partner.id),
        slug: `partner-${number}`,
        name: partner.name,
        kind: 'FINTECH',
      },
      ...{
        tier: partner.tier,
        region: partner.region,
        time_zone: 'UTC',
        internal: partner.internal,
        version: 1,
        created_at,
      },
    })),
    `on conflict (id) do update set slug = excluded.slug, name = excluded.name, tier = excluded.tier, region = excluded.region,
       internal = excluded.internal`,
  );
  await insert(
    'application',
    world.applications.map((application) => ({
      ...ownerOf(application),
      name: application.name,
      created_at: instant(application.registeredAt),
      id: uuidOf('application', application.id),
    })),
  );
  await insert(
    'application_product',
    world.applications.flatMap((application) =>
      application.products.map(({ id }) => ({
        ...ownerOf(application),
        application_id: uuidOf('application', application.id),
        api_product_id: uuidOf('apiProduct', id),
      })),
    ),
  );
  await insert(
    'credential',
    world.credentials
      .map((credential, number) => ({ credential, row: credentialRow(credential, number) }))
      .filter(({ credential }) => !later.has(credential))
      .map(({ row }) => row),
  );
  await insert('engagement', world.engagements.map(engagementRow));
  await insert('engagement_scope', world.engagements.flatMap(scopeRows));
  await insert('engagement_scope_operation', world.engagements.flatMap(chosenRows));
  await insert('engagement_history', world.engagements.flatMap(historyRows));
}

async function insertAll(
  owner: pg.Pool,
  table: string,
  rows: readonly Row[],
  conflict: string,
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!).join(', ');
  await owner.query(
    `insert into ${table} (${columns}) overriding system value
     select ${columns} from json_populate_recordset(null::${table}, $1) ${conflict}`,
    [JSON.stringify(rows)],
  );
}

const instant = (ms: number) => new Date(ms).toISOString();
const ownerOf = ({ partner }: { readonly partner: { readonly id: string } }) => ({
  partner_id: uuidOf('partner', partner.id),
});

function versionRow(version: World['versions'][number]): Row {
  return {
    ...{
      id: uuidOf('apiVersion', version.id),
      api_product_id: uuidOf('apiProduct', version.product.id),
      version: version.name,
    },
    ...{
      status: version.status,
      sunset_on: version.sunsetOn,
      hosts: version.hosts,
      base_path: version.basePath,
    },
    created_at: instant(version.createdAt),
  };
}

function operationRows({ id, operations, createdAt }: World['versions'][number]): Row[] {
  return operations.map((operation, position) => ({
    ...{
      id: uuidOf('apiOperation', operation.id),
      api_version_id: uuidOf('apiVersion', id),
      method: operation.method,
    },
    ...{ path: operation.path, position, matchable: operation.matchable },
    removed_at: operation.removed ? instant(createdAt) : null,
  }));
}

function credentialRow(
  { application, environment, clientId, issuedAt }: World['credentials'][number],
  number: number,
): Row {
  return {
    ...{
      id: uuidOf('credential', idOf('credential', number)),
      application_id: uuidOf('application', application.id),
    },
    ...{ ...ownerOf(application), environment, client_id: clientId },
    ...{ issued_at: instant(issuedAt), created_at: instant(issuedAt) },
  };
}

function engagementRow(engagement: Engagement): Row {
  const { id, key, type, status, timeZone: time_zone, startedOn: started_on, launches } = engagement;
  const began = `${started_on}T00:00:00Z`;
  return {
    ...{
      id: uuidOf('engagement', id),
      number: Number(key.replace('ENG-', '')),
      ...ownerOf(engagement),
      type,
      title: key,
    },
    ...{
      stage: stageOf(engagement),
      status,
      lead_id: ENGINEER_ID,
      region: 'US',
      time_zone,
      started_on,
      version: 1,
    },
    ...{ created_at: began, updated_at: launches.length > 0 ? instant(Math.max(...launches)) : began },
  };
}

function stageOf({ status, launches }: Engagement): string {
  if (status === 'COMPLETED') return 'CLOSED';
  return launches.length > 0 ? 'LAUNCH' : 'SANDBOX';
}

function scopeRows({ id, scope }: Engagement): Row[] {
  return scope.map(({ version, operations }) => ({
    ...{ engagement_id: uuidOf('engagement', id), api_version_id: uuidOf('apiVersion', version.id) },
    all_operations: operations === null,
  }));
}

function chosenRows({ id, scope }: Engagement): Row[] {
  return scope.flatMap(({ version, operations }) =>
    (operations ?? []).map((operation) => ({
      ...{ engagement_id: uuidOf('engagement', id), api_version_id: uuidOf('apiVersion', version.id) },
      api_operation_id: uuidOf('apiOperation', operation.id),
    })),
  );
}

/** Between two launches, certification failed. */
function historyRows({ id, status, timeZone: time_zone, launches, startedOn }: Engagement): Row[] {
  const row = (at: number, stage: string) => ({
    id: newId(),
    engagement_id: uuidOf('engagement', id),
    at: instant(at),
    stage,
    status,
    time_zone,
  });
  const [first, ...others] = [...launches].sort((one, other) => one - other);
  const start = Math.min(Date.parse(`${startedOn}T00:00:00Z`), ...launches);
  const again = others.flatMap((at) => [row(at - 1, 'CERTIFICATION'), row(at, 'LAUNCH')]);
  return [row(start - 1, 'SANDBOX'), ...(first === undefined ? [] : [row(first, 'LAUNCH')]), ...again];
}
