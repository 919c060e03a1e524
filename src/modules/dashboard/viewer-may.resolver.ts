import { ResolveField, Resolver } from '@nestjs/graphql';
import { enumOf } from '../../platform/graphql/enums.js';
import { _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { bySql, Json } from '../../platform/graphql/reads/schema/decorators.js';
import { Engagement, isOverridden } from '../engagements/index.js';
import { ACTION_DESCRIPTIONS, actionsOf, type EngagementActionWord } from './engagement-actions.js';

export const EngagementAction = enumOf<EngagementActionWord>(
  'EngagementAction',
  'Something that can be done with an engagement.',
  ACTION_DESCRIPTIONS,
);

/** ActionFacts; uses engagement_engineer_pkey. */
const FACTS = sql`json_build_object(
  'status', ${_}.status, 'stage', ${_}.stage, 'ballParty', ${_}.ball_party,
  'isOverridden', ${isOverridden(_)},
  'engineerIds', (select coalesce(json_agg(t.engineer_id), '[]'::json)
    from engagement_engineer t where t.engagement_id = ${_}.id))`;

@Resolver(() => Engagement)
export class EngagementActionsField {
  @Json(FACTS, actionsOf)
  @ResolveField(() => [EngagementAction], {
    description:
      'What you can do with it now, by your role, its team and its state. A listed action may still be rejected for its values, or limited to some of them, as its description says.',
  })
  viewerMay(): EngagementActionWord[] {
    return bySql();
  }
}
