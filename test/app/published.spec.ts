import { fromTypeId } from '../../src/kernel/ids.js';
import { LiveClient } from '../support/live-client.js';
import { NORTHWIND_ID, PARTNER } from '../support/people.js';
import { grantedTexts, readAllAsPortal } from '../support/portal-rows.js';
import { type Started, cancel } from '../support/seed-integrations.js';
import { until } from '../support/until.js';
import { PUBLICATIONS, Publisher } from './published-support.js';

const SEEN = `key title milestones { code title blockedReason } blockers { id reason } updates { nodes { text day author withdrawn } }
  waitingForYou { title } waitingForUs { title } checklist { code rejection evidence { file { name path } } }`;
const MINE = `query ($key: String!) { myIntegration(key: $key) { ${SEEN} } }`;
const NODE = `query ($id: ID!) { node(id: $id) { __typename
  ... on IntegrationBlocker { reason } ... on IntegrationMilestone { title } ... on IntegrationUpdate { text }
  ... on IntegrationFile { name } ... on Engagement { title } ... on Milestone { title } ... on Blocker { reason }
  ... on ProgressEntry { text revisions { text } } ... on EvidenceFile { name } } }`;
/** Free text that partners can read: all of it can be withdrawn. A pulse's comment is only returned to its author. */
const FREE_TEXT =
  `blocker.reason checklist_state.rejection engagement.title milestone.title progress_entry.text
  pulse.comment upload.name`.split(/\s+/);
/** Names, keys, enumerations and the catalogue, which are corrected at their source. */
const NO_FREE_TEXT =
  /^(api_operation|api_product|api_version|api_version_deprecation|application|checklist_item|credential|partner_contact|solution_engineer|time_zone|milestone_proof|usage_application_daily|usage_daily)\.|^partner\.name$|\.(author_name|ball_party|code|key|party|review|severity|stage|status|submitted_by_name|time_zone|type|usage_proof|visibility)$/;
const WATCH = `subscription ($key: String!) { myIntegrationChanged(key: $key) { ${SEEN} } }`;

/** How each state is reached after publication. */
const STATES: Readonly<Record<string, (publisher: Publisher, started: Started) => Promise<void>>> = {
  'while it goes on': async () => {},
  'on hold': async ({ app }, { key }) => {
    await app.pools.staff.query(
      `update engagement set status = 'ON_HOLD', expected_resume_on = '2027-02-01' where key = $1`,
      [key],
    );
  },
  cancelled: ({ app }, started) => cancel(app, started),
  completed: async ({ app }, { key }) => {
    await app.pools.staff.query(
      `update engagement set status = 'COMPLETED', stage = 'CLOSED' where key = $1`,
      [key],
    );
  },
};
/** Two mutations withdraw content in twelve ways: the states after the first are distributed among them. */
const SHARED = /update|comment|blocker/;
const CASES = Object.keys(PUBLICATIONS).flatMap((what, way) =>
  Object.keys(STATES)
    .filter((_state, place) => place === 0 || !SHARED.test(what) || way % 3 === place - 1)
    .map((state) => [what, state]),
);

describe('published content', () => {
  let publisher: Publisher;
  const clients: LiveClient[] = [];
  let made = 0;
  beforeAll(async () => {
    publisher = await Publisher.start();
    await publisher.app.nest.listen(0, '127.0.0.1');
  });
  afterEach(() => clients.splice(0).forEach((client) => client.close()));
  afterAll(() => publisher.app.stop());

  const staff = async <R extends object>(text: string, started: Started): Promise<R[]> =>
    (await publisher.app.pools.staff.query<R>(text, [fromTypeId('engagement', started.id)])).rows;
  /** Everything that dates, numbers and other users' views depend on; without wording, visibility and versions. */
  const rest = (started: Started) =>
    staff(
      `select to_jsonb(e) - '{version,title,updated_at,health_score,health_band}'::text[] as engagement,
        (select jsonb_agg(to_jsonb(m) - '{version,title,visibility}'::text[] order by m.id)
         from milestone m where m.engagement_id = e.id) as milestones,
        (select jsonb_agg(to_jsonb(b) - '{version,reason,visibility}'::text[] order by b.id)
         from blocker b where b.engagement_id = e.id) as blockers,
        (select jsonb_agg(jsonb_build_array(p.id, p.minutes, p.day, p.kind, p.author_name, p.milestone_id) order by p.id)
         from progress_entry p where p.engagement_id = e.id) as entries,
        (select jsonb_agg(jsonb_build_array(s.code, s.review, s.approved) order by s.code)
         from checklist_state s where s.engagement_id = e.id and s.until is null) as checklist,
        (select count(*) from engagement_history h where h.engagement_id = e.id) as history,
        (select count(*) from ball_interval i where i.engagement_id = e.id) as balls,
        (select count(*) from partner_act) as acts,
        (select count(*) from milestone_history h join milestone m on m.id = h.milestone_id where m.engagement_id = e.id) as moves
       from engagement e where e.id = $1`,
      started,
    );
  const traces = (started: Started) =>
    staff<{ told: number; announced: number }>(
      `select (select count(*)::int from audit_entry where engagement_id = $1::uuid) as told,
        (select count(*)::int from outbox where subject = $1 and kind = 'engagement.changed') as announced`,
      started,
    );
  /** @param ids of the published content, which a partner may have kept */
  const seen = async ({ key }: Started, ids: readonly string[]): Promise<string> => {
    const answers = [await publisher.app.gql(PARTNER, MINE, { key })];
    for (const id of ids) answers.push(await publisher.app.gql(PARTNER, NODE, { id }));
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    return JSON.stringify(answers);
  };

  it.each(CASES)('%s: can be withdrawn %s, and nothing else changes', async (what, state) => {
    const started = await publisher.checklists.engagement();
    const words = `CANARY${(made += 1)}END`;
    const { mutation, by, input } = await PUBLICATIONS[what]!(publisher, started, words);
    await STATES[state]!(publisher, started);
    const ids = Object.entries(input).flatMap(([name, id]) => (name.endsWith('Id') ? [String(id)] : []));
    expect(await seen(started, ids)).toContain(words);
    expect(await readAllAsPortal(publisher.app, NORTHWIND_ID)).toContain(words);
    // A new forecast would move them back.
    await staff(
      'update milestone set forecast_due_on = forecast_due_on + 100 where engagement_id = $1',
      started,
    );
    const before = await rest(started);
    const [{ told, announced } = { told: 0, announced: 0 }] = await traces(started);

    await publisher.done(by, mutation, input);
    expect(await seen(started, ids)).not.toContain(words);
    expect(await readAllAsPortal(publisher.app, NORTHWIND_ID)).not.toContain(words);
    expect(await rest(started)).toEqual(before);
    expect(await traces(started)).toEqual([{ told: told + 1, announced: announced + 1 }]);
  });

  it('covers all free text that the portal may read', async () => {
    const texts = await grantedTexts(publisher.app);
    expect(texts.filter((name) => !NO_FREE_TEXT.test(name))).toEqual(FREE_TEXT);
  });

  it.each(['an update, withdrawn', 'a resolved blocker, hidden', 'why evidence was rejected'])(
    '%s: disappears from the page of a subscribed partner',
    async (what) => {
      const started = await publisher.checklists.engagement();
      const client = await LiveClient.signedIn(
        await publisher.app.nest.getUrl(),
        await publisher.app.token(PARTNER),
      );
      clients.push(client);
      const id = await client.following(WATCH, { key: started.key });
      const words = `CANARY${(made += 1)}END`;
      const last = () => JSON.stringify(client.results(id).at(-1) ?? null);
      const { mutation, by, input } = await PUBLICATIONS[what]!(publisher, started, words);
      await until(() => last().includes(words));
      await publisher.done(by, mutation, input);
      await until(() => !last().includes(words));
      expect(last()).toContain(started.key);
    },
  );
});
