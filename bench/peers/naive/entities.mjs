import { EntitySchema } from 'typeorm';

const text = (name) => ({ type: 'text', name });
const day = (name) => ({ type: 'date', name });
const uuid = (name, more = {}) => ({ type: 'uuid', name, ...more });
const entity = (name, tableName, columns) =>
  new EntitySchema({ name, tableName, columns: { id: uuid('id', { primary: true }), ...columns } });

export const Engagement = entity('Engagement', 'engagement', {
  ...{
    key: text('key'),
    title: text('title'),
    type: text('type'),
    stage: text('stage'),
    status: text('status'),
  },
  ...{ partnerId: uuid('partner_id'), leadId: uuid('lead_id'), version: { type: 'int', name: 'version' } },
  ...{ startedOn: day('started_on'), baselineGoLiveOn: day('baseline_go_live_on') },
  ...{ forecastGoLiveOn: day('forecast_go_live_on'), healthScore: { type: 'int', name: 'health_score' } },
});

/** What the portal's login may read of an engagement. */
export const Integration = entity('Integration', 'engagement', {
  ...{ key: text('key'), title: text('title'), stage: text('stage'), status: text('status') },
  ...{ baselineGoLiveOn: day('baseline_go_live_on'), forecastGoLiveOn: day('forecast_go_live_on') },
});

export const Partner = entity('Partner', 'partner', {
  ...{ name: text('name'), kind: text('kind'), tier: text('tier'), region: text('region') },
});

export const Engineer = entity('Engineer', 'solution_engineer', { name: text('name'), email: text('email') });

export const Health = entity('Health', 'health_snapshot', {
  ...{
    engagementId: uuid('engagement_id'),
    asOf: { type: 'timestamptz', name: 'as_of' },
    band: text('computed_band'),
  },
  ...{ sequence: { type: 'int', name: 'sequence' }, score: { type: 'int', name: 'score' } },
  ...{ coverage: { type: 'float8', name: 'coverage', transformer: { to: String, from: Number } } },
  measures: { type: 'jsonb', name: 'measures' },
});

export const Milestone = entity('Milestone', 'milestone', {
  ...{
    engagementId: uuid('engagement_id'),
    title: text('title'),
    stage: text('stage'),
    party: text('party'),
  },
  ...{
    status: text('status'),
    position: { type: 'int', name: 'position' },
    weight: { type: 'float8', name: 'weight' },
  },
  ...{ forecastDueOn: day('forecast_due_on'), baselineDueOn: day('baseline_due_on') },
});

export const ENTITIES = [Engagement, Integration, Partner, Engineer, Health, Milestone];
