import { toTypeId } from '../../src/kernel/ids.js';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { CATALOG_EVENTS } from '../../src/modules/catalog/index.js';
import { Transactions } from '../../src/platform/database/tx.js';
import { recordEvent } from '../../src/platform/outbox/outbox.js';
import { type Json, START, TestApp } from '../support/app.js';
import { LiveClient } from '../support/live-client.js';
import { ENGINEER_ID, GLOBEX_ID, MANAGER, PARTNER, type Person } from '../support/people.js';
import { query } from '../support/query.js';
import * as world from '../support/usage.js';

const DEPRECATE = `mutation ($input: DeprecateApiVersionInput!) { deprecateApiVersion(input: $input) {
  userErrors { code } } }`;
const UPDATES = '{ myIntegrations { nodes { updates { nodes { day author text } } } } }';
const GLOBEX: Person = 'partner@globex.example';
const GLOBEX_ENGAGEMENT = '01900000-0000-7000-8000-0000000000c2';
const V1 = toTypeId('apiVersion', world.ACCOUNTS_V1_ID);
const FIRST =
  'Accounts v1 is deprecated and will be shut down at the start of 31 December 2026 (UTC). Please move your applications off it before that day.';

describe('the end of an API version', () => {
  let app: TestApp;
  let key: string;
  let calls = 0;
  beforeAll(async () => {
    app = await TestApp.start();
    const { staff } = app.pools;
    await world.seedUsageWorld(staff);
    key = await world.createKey(staff, null);
    await staff.query(
      `insert into engagement (id, partner_id, type, title, stage, status, lead_id, region, time_zone, started_on, version,
         created_at, updated_at)
       values ($1, $2, 'INTEGRATION', 'Payments', 'ADOPTION', 'ACTIVE', $3, 'JP', 'Asia/Tokyo', '2026-10-30', 1, $4, $4)`,
      [GLOBEX_ENGAGEMENT, GLOBEX_ID, ENGINEER_ID, world.ISSUED_AT],
    );
    await staff.query('insert into engagement_scope values ($1, $2, true)', [
      GLOBEX_ENGAGEMENT,
      world.PAYMENTS_V1_ID,
    ]);
    await staff.query(
      `insert into application_product (application_id, partner_id, api_product_id)
       select id, partner_id, $1 from application`,
      [world.PAYMENTS_ID],
    );
  });
  beforeEach(async () => {
    await app.beginAt(START);
    const { staff } = app.pools;
    await query(app.database.ownerUrl, 'delete from usage_application_daily; delete from sunset_notice');
    await staff.query("update api_version set status = 'GA', sunset_on = null, replaced_by_id = null");
    await staff.query("update engagement set status = 'ACTIVE'");
  });
  afterAll(() => app.stop());

  const deprecate = async (input: object = {}) => {
    const given = { apiVersionId: V1, sunsetOn: '2026-12-31', ...input };
    const { data, errors } = await app.gql(MANAGER, DEPRECATE, { input: given });
    expect([errors, data?.deprecateApiVersion.userErrors]).toEqual([undefined, []]);
  };
  const call = async (clientId: string, time: string) => {
    const record = world.call(`call ${(calls += 1)}`, { clientId, time });
    const { body } = await world.send(app, world.lines(record), { type: world.NDJSON, key });
    expect(body.accepted).toBe(1);
  };
  /** The updates since a count, oldest first. */
  const updates = async (person: Person): Promise<Json[]> =>
    (await app.gql(person, UPDATES)).data.myIntegrations.nodes
      .flatMap(({ updates: { nodes } }: Json) => nodes as Json[])
      .reverse();
  const toldBy = async (person: Person, act: () => Promise<void>): Promise<Json[]> => {
    const before = (await updates(person)).length;
    await act();
    await app.settle();
    return (await updates(person)).slice(before);
  };

  it('is announced in the integrations that have the version in scope, and in no other partner’s', async () => {
    const others = await updates(GLOBEX);
    expect(await toldBy(PARTNER, () => deprecate())).toEqual([
      { day: '2026-11-30', author: MANAGER, text: FIRST },
    ]);
    expect(await updates(GLOBEX)).toEqual(others);
  });

  it('is announced to those that called it in the last 90 days, dated in their own zone', async () => {
    await call('globex-live', '2026-09-01T10:00:00Z');
    const [first, ...others] = await toldBy(GLOBEX, () => deprecate());
    expect([first, others]).toEqual([{ day: '2026-12-01', author: MANAGER, text: FIRST }, []]);
  });

  it('is not announced to those that called it earlier, or whose scope is cancelled', async () => {
    await app.pools.staff.query("update engagement set status = 'CANCELLED' where id = $1", [
      world.ENGAGEMENT_ID,
    ]);
    await call('globex-live', '2026-08-31T23:59:59Z');
    const counts = async () => [(await updates(PARTNER)).length, (await updates(GLOBEX)).length];
    const before = await counts();
    await deprecate();
    await app.settle();
    expect(await counts()).toEqual(before);
  });

  it('is announced again when the day or the replacement changes, and only as it is at last', async () => {
    await toldBy(PARTNER, () => deprecate());
    const told = await toldBy(PARTNER, async () => {
      await deprecate({ sunsetOn: '2027-01-15' });
      await deprecate({ sunsetOn: '2027-02-01', replacedById: toTypeId('apiVersion', world.PAYMENTS_V1_ID) });
    });
    expect(told.map(({ text }) => text)).toEqual([
      'The shutdown of Accounts v1 has moved from 31 December 2026 to the start of 1 February 2027 (UTC). Please move your applications to Payments v1 before that day.',
    ]);
    const back = await toldBy(PARTNER, async () => {
      await deprecate({ sunsetOn: '2027-03-01' });
      await deprecate({ sunsetOn: '2027-02-01' });
    });
    expect(back).toEqual([]);
  });

  it('is announced once, however often the job runs', async () => {
    await toldBy(PARTNER, () => deprecate());
    const event = { kind: CATALOG_EVENTS.versionDeprecated, subject: world.ACCOUNTS_V1_ID };
    const again = () =>
      app.nest.get(Transactions).run(SYSTEM, async (tx) => void (await recordEvent(tx, event)));
    expect(await toldBy(PARTNER, again)).toEqual([]);
  });

  it('is a decision in the services team’s log, without minutes or a new version of the engagement', async () => {
    const seen = async () => {
      const fields =
        '{ version minutesLogged progress(first: 1) { totalCount nodes { kind author text visibility } } }';
      const variables = { id: toTypeId('engagement', world.ENGAGEMENT_ID) };
      return (await app.gql(MANAGER, `query ($id: ID!) { engagement(id: $id) ${fields} }`, variables)).data
        .engagement;
    };
    const before = await seen();
    await toldBy(PARTNER, () => deprecate());
    const after = await seen();
    const nodes = [{ kind: 'DECISION', author: MANAGER, text: FIRST, visibility: 'PARTNER' }];
    const progress = { totalCount: before.progress.totalCount + 1, nodes };
    expect(after).toEqual({ ...before, progress });
    const { rows } = await app.pools.staff.query(
      `select actor_kind, changes from audit_entry where action = 'integration.announce-sunset' order by id desc limit 1`,
    );
    expect(rows).toEqual([{ actor_kind: 'SYSTEM', changes: { text: FIRST, day: '2026-11-30' } }]);
  });

  it('reaches an open page', async () => {
    await app.nest.listen(0, '127.0.0.1');
    const client = await LiveClient.signedIn(await app.nest.getUrl(), await app.token(PARTNER));
    const watch = `subscription ($key: String!) { myIntegrationChanged(key: $key) { updates(first: 1) { nodes { text } } } }`;
    const { rows } = await app.pools.staff.query<{ key: string }>(
      'select key from engagement where id = $1',
      [world.ENGAGEMENT_ID],
    );
    const id = await client.following(watch, { key: rows[0]!.key });
    await deprecate();
    await app.settle();
    const [payload] = await client.delivered(id, 1);
    expect(payload.data.myIntegrationChanged.updates.nodes).toEqual([{ text: FIRST }]);
    client.close();
  });
});
