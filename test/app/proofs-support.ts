import { fromTypeId } from '../../src/kernel/ids.js';
import { addDailyCalls, type DailyCalls } from '../support/daily-calls.js';
import type { Json } from '../support/app.js';
import type { Person } from '../support/people.js';
import { addPlaybook, Delivery, MANAGER } from './delivery-support.js';

export const PROOF = {
  ...{ method: 'GET', path: '/things', environment: 'SANDBOX', minSuccesses: 100 },
  ...{ maxServerErrorRate: 0.1, days: 7 },
};
const NUMBERS = 'state successes countedCalls serverErrors serverErrorRate firstDay lastDay asOf';
const STAFF = `query ($id: ID!) { engagement(id: $id) { forecastGoLiveOn milestones { code status startedOn completedOn
  usageProof { method path environment minSuccesses maxServerErrorRate days ${NUMBERS} } } } }`;
const PORTAL = `query ($key: String!) { myIntegration(key: $key) { milestones { code status
  usageProof { minSuccesses ${NUMBERS} } } } }`;

/** A playbook whose milestone P is proved by traffic, and engagements of it on Monday 30 November. */
export class Proofs {
  private constructor(
    readonly delivery: Delivery,
    private readonly playbookId: string,
  ) {}

  static async start(changes: object = {}): Promise<Proofs> {
    const delivery = await Delivery.start();
    const playbookId = await addPlaybook(delivery.app, [
      { code: 'P', durationDays: 3, proof: { usage: { ...PROOF, ...changes } } },
      { code: 'HIDDEN', visibility: 'INTERNAL', proof: { usage: PROOF } },
      { code: 'G', isGoLive: true, stage: 'LAUNCH', dependsOn: { P: 0 } },
    ]);
    return new Proofs(delivery, playbookId);
  }

  get app() {
    return this.delivery.app;
  }

  /** A new engagement on Monday at 10:00 in New York, with no calls stored. */
  async engagement(changes: object = {}): Promise<string> {
    await this.app.pools.staff.query('delete from usage_daily');
    return this.delivery.engagementOnMonday({ playbookId: this.playbookId, ...changes });
  }

  calls(changes: Partial<DailyCalls> = {}): Promise<void> {
    const { versionId, operationId } = this.delivery;
    const own = { day: '2026-11-30', versionId, operationId, successes: 100 };
    return addDailyCalls(this.app.pools.staff, { ...own, ...changes });
  }

  /** 00:06 in New York, after the daily evaluation. */
  dawnOf(day: string): Promise<void> {
    return this.app.moveTo(`${day}T05:06:00Z`);
  }

  async milestone(id: string, code = 'P'): Promise<Json> {
    const { data, errors } = await this.app.gql(MANAGER, STAFF, { id });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.engagement.milestones.find((one: Json) => one.code === code);
  }

  async portalMilestones(person: Person, key: string): Promise<Json> {
    const { data, errors } = await this.app.gql(person, PORTAL, { key });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.myIntegration?.milestones ?? null;
  }

  async keyOf(id: string): Promise<string> {
    const query = 'query ($id: ID!) { engagement(id: $id) { key } }';
    return (await this.app.gql(MANAGER, query, { id })).data.engagement.key;
  }

  /** What evaluations leave: milestones with history, forecast and evidence. */
  async trace(id: string): Promise<unknown> {
    const { rows } = await this.app.pools.staff.query(
      `select m.code, m.status, m.started_on, m.completed_on, m.version, m.forecast_due_on, p.state, p.as_of, p.successes,
         (select json_agg(json_build_array(h.at, h.status, h.reason, h.by_proof) order by h.at, h.id)
          from milestone_history h where h.milestone_id = m.id) as history,
         (select count(*)::int from audit_entry a where a.subject_id = m.id) as audited,
         (select json_agg(json_build_array(g.at, g.go_live_after, g.action) order by g.at, g.id)
          from go_live_move g where g.engagement_id = m.engagement_id) as moves
       from milestone m left join milestone_proof p on p.milestone_id = m.id
       where m.engagement_id = $1 order by m.position`,
      [fromTypeId('engagement', id)],
    );
    return rows;
  }
}
