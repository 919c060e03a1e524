import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import YAML from 'yaml';

const PLAYBOOKS = path.resolve(import.meta.dirname, '../src/modules/playbooks/shipped');

const PLACES =
  'North South Blue Green Silver First Global Urban Cedar Harbor Summit River Stone Bright Nova Atlas Orion Delta Pioneer Liberty Zenith Vertex Quantum Cobalt Amber'.split(
    ' ',
  );
const ENDS =
  'wind field bridge stone water gate path mark peak line shore light wood crest point forge'.split(' ');
const TRADES = ['Bank', 'Pay', 'Capital', 'Lending', 'Payroll', 'Insurance', 'Software', 'Credit Union'];
const PRODUCTS =
  'Accounts|Card payouts|Payroll deposits|Instant payments|Consent|Lending|Identity|Loyalty|Investments|Data sharing'.split(
    '|',
  );
const PLANS = ['integration for', 'go-live with', 'migration for', 'API rollout at', 'sandbox trial with'];
const FIRST_NAMES = 'Ada Grace Alan Barbara Edsger Radia Ken Dennis Linus Margaret'.split(' ');
const LAST_NAMES = 'Nguyen Smith Kowalski García Müller Okafor Tanaka Novák Rossi Larsen Dubois Haddad'.split(
  ' ',
);

const list = (words) => `array[${words.map((word) => `'${word}'`).join(', ')}]`;
const of = (words, n) => `(${list(words)})[1 + (${n}) % ${words.length}]`;
const uuid = (kind, n) => `('${kind}0000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

/** Codes and titles of the shipped playbooks' milestones. */
function milestones() {
  return readdirSync(PLAYBOOKS).flatMap((file, playbook) =>
    YAML.parse(readFileSync(path.join(PLAYBOOKS, file), 'utf8')).milestones.map(
      ({ code, title }, position) => ({
        ...{ playbook, position, code, title },
      }),
    ),
  );
}

/** Partners, engineers, products, and engagements with the milestones of one of the shipped playbooks each. */
export async function fillSearchWorld(client, { engagements }) {
  const partners = Math.ceil(engagements / 5);
  await client.query(`
    insert into app_user (id, email, name, role, created_at)
      values ('c0000000-0000-7000-8000-000000000001', 'manager@causeway.example', 'Manager', 'MANAGER', '2026-01-01');
    insert into solution_engineer (id, name, email, time_zone, weekly_capacity_hours, created_at)
      select ${uuid('b', 'n')}, ${of(FIRST_NAMES, 'n')} || ' ' || ${of(LAST_NAMES, 'n')}, 'engineer-' || n || '@causeway.example',
        'America/New_York', 40, '2026-01-01' from generate_series(1, 200) n;
    insert into api_product (id, slug, name, capability, created_at)
      select ${uuid('1', 'n')}, 'product-' || n, ${of(PRODUCTS, 'n')}, 'PAYMENTS', '2026-01-01' from generate_series(1, ${PRODUCTS.length}) n;
    insert into partner (id, slug, name, kind, tier, region, time_zone, internal, version, created_at)
      select ${uuid('a', 'n')}, 'partner-' || n,
        ${of(PLACES, 'n')} || ${of(ENDS, 'n / 25')} || ' ' || ${of(TRADES, 'n / 400')}, 'FINTECH', 'STANDARD', 'US',
        'America/New_York', false, 1, '2026-01-01' from generate_series(1, ${partners}) n;
    insert into engagement (id, partner_id, type, title, stage, status, lead_id, region, time_zone, started_on, version,
        created_at, updated_at)
      select ${uuid('d', 'n')}, p.id, 'INTEGRATION', ${of(PRODUCTS, 'n')} || ' ' || ${of(PLANS, 'n / 10')} || ' ' || p.name, 'SANDBOX',
        'ACTIVE', ${uuid('b', '1 + n % 200')}, 'US', 'America/New_York', '2026-01-01', 1, '2026-01-01', '2026-01-01'
      from generate_series(1, ${engagements}) n join partner p on p.id = ${uuid('a', `1 + n % ${partners}`)} order by n;`);
  await client.query(
    `insert into milestone (id, engagement_id, partner_id, code, title, stage, position, party, weight, required, is_go_live,
       visibility, status, duration_days, version)
     select ${uuid('e', 'e.number * 100 + m.position')}, e.id, e.partner_id, m.code, m.title, 'SANDBOX', m.position, 'PARTNER', 1,
       true, false, 'PARTNER', 'NOT_STARTED', 5, 1
     from engagement e
     join jsonb_to_recordset($1) as m (playbook int, position int, code text, title text) on m.playbook = e.number % 4`,
    [JSON.stringify(milestones())],
  );
}
