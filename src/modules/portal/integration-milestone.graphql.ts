import { Field, ID, ObjectType } from '@nestjs/graphql';
import { SEVERITIES } from '../../kernel/enums.js';
import type * as words from '../../kernel/enums.js';
import { _, rankOf, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Expr, From, Json, NodeFor } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { EngagementStage, MilestoneStatus, Party } from '../../platform/graphql/shared-enums.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { isOpenBlocker, isShown } from '../engagements/index.js';
import { MilestoneEntity } from '../planning/index.js';
import { USAGE_PROOF } from '../planning/index.js';
import { blockedReason } from './blocked-reason.js';
import { BLOCKER_TITLE } from './blocker-title.js';
import { IntegrationUsageProof } from './integration-usage-proof.graphql.js';

/** Open blockers `b` of the milestone that the partner can see; uses blocker_of_engagement. */
const SHOWN_BLOCKERS: Sql = sql`from blocker b where b.engagement_id = ${_}.engagement_id
  and b.milestone_id = ${_}.id and ${isOpenBlocker(sql`b`)} and ${isShown(sql`b`)}`;

@ObjectType({
  implements: () => [Node],
  description: 'A milestone of an integration that the partner can see.',
})
@NodeFor('portal:read', isShown(_))
@From(() => MilestoneEntity, 'milestone')
export class IntegrationMilestone implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => String, { description: 'Code, unique within the integration, e.g. `sandbox-access`.' })
  code!: string;
  @Field(() => String, { description: 'What the milestone delivers.' }) title!: string;
  @Field(() => EngagementStage, { description: 'Stage it belongs to.' }) stage!: words.EngagementStage;
  @Field(() => Party, { description: 'Party responsible for it.' }) party!: words.Party;
  @Field(() => MilestoneStatus, { description: 'Status.' }) status!: words.MilestoneStatus;
  @Expr(sql`exists (select ${SHOWN_BLOCKERS})`)
  @Field(() => Boolean, { description: 'Whether an open blocker that your company can see blocks it.' })
  blocked!: boolean;
  @Json(
    sql`(select json_build_object('party', b.party, 'title', ${BLOCKER_TITLE}, 'commitmentOn', b.commitment_on,
      'count', count(*) over ()) ${SHOWN_BLOCKERS}
      order by ${rankOf(SEVERITIES, sql`b.severity`)} desc, b.raised_at, b.id limit 1)`,
    blockedReason,
  )
  @Field(() => String, {
    nullable: true,
    description:
      'Why it is blocked: who must act, by when, and the first line of the most severe blocker your company can see; null if it is not blocked.',
  })
  blockedReason!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Due date as originally planned.' })
  baselineDueOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Forecast due date.' })
  forecastDueOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day it was completed; null until then.' })
  completedOn!: string | null;
  @Json(USAGE_PROOF)
  @Field(() => IntegrationUsageProof, {
    nullable: true,
    description:
      'Calls that prove it, so that it is completed automatically; evaluated each day at 00:05 local time. Null if calls are not its proof.',
  })
  usageProof!: IntegrationUsageProof | null;
}
