import type { Tx } from '../../platform/database/tx.js';
import type { EngagementEntity } from '../engagements/index.js';
import {
  FIRST_BASELINE,
  insertBaseline,
  insertPlan,
  planReforecast,
  recordFirstForecast,
  type StartPlan,
} from '../planning/index.js';
import type { StartEngagementPayload } from './start-engagement.graphql.js';

/** Stores the plan of a new engagement with its first baseline and forecast. */
export async function savePlan(tx: Tx, engagement: EngagementEntity, plan: StartPlan): Promise<void> {
  await insertPlan(tx, plan.milestones, plan.links);
  const { days, goLiveOn } = plan.baseline;
  const first = { number: 1, name: FIRST_BASELINE, reason: null, days, goLiveOn };
  await insertBaseline(tx, engagement, first);
  await recordFirstForecast(tx, engagement, plan.milestones, 'engagement.start');
  await planReforecast(tx, engagement);
}

/** What the payload says of the plan, stored or not. No milestone of a new plan is skipped, so each has dates. */
export function foreseenOf({
  milestones,
  schedule,
}: StartPlan): Pick<StartEngagementPayload, 'forecastGoLiveOn' | 'milestones'> {
  return {
    forecastGoLiveOn: schedule.goLiveOn,
    milestones: milestones.map(({ code, title, stage, party, isGoLive, ...row }) => ({
      ...{ code, title, stage, party, isGoLive },
      ...{ startOn: row.forecastStartOn!, dueOn: row.forecastDueOn! },
    })),
  };
}
