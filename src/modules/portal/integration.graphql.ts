import { Field, Float, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { Measures } from '../../platform/graphql/decimals.js';
import { connectionOf } from '../../platform/graphql/reads/connection.js';
import { Expr, From, Many } from '../../platform/graphql/reads/sources.js';
import { $, _, column, sql } from '../../platform/graphql/reads/sql.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { EngagementStage, EngagementStatus, Party } from '../../platform/graphql/shared-enums.js';
import { EngagementEntity } from '../engagements/index.js';
import { CHECKLIST_OF_ENGAGEMENT } from '../gates/index.js';
import { ApplicationsInScope, IntegrationApplication } from './integration-application.graphql.js';
import { IntegrationChecklistItem } from './integration-checklist-item.graphql.js';
import { ContactsOfBothSides, IntegrationContact } from './integration-contact.graphql.js';
import { IntegrationMilestone } from './integration-milestone.graphql.js';
import { IntegrationStep, WaitingForOthers, WaitingForPartner } from './integration-step.graphql.js';

/**
 * What a partner user sees of an engagement. No field may lead to a staff type (test/integration/first-wall.spec.ts
 * walks the schema), and SQL may name only columns granted to causeway_portal.
 */
@ObjectType({ description: "One of your company's integrations with the platform." })
@From(() => EngagementEntity)
export class Integration {
  @Field(() => String, { description: 'What people call it, as `ENG-142`.' }) key!: string;
  @Field(() => String, { description: 'What it is about.' }) title!: string;
  @Field(() => EngagementStage, { description: 'How far it has come.' }) stage!: words.EngagementStage;
  @Field(() => EngagementStatus, { description: 'Whether work goes on.' }) status!: words.EngagementStatus;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day on which work is expected to go on; null unless it rests.',
  })
  expectedResumeOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Go-live as the plan now stands.' })
  forecastGoLiveOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Go-live as first planned.' })
  baselineGoLiveOn!: string | null;

  @Expr(sql`coalesce((
    select 100.0 * sum(m.weight) filter (where m.status = 'DONE')
      / nullif(sum(m.weight) filter (where m.status <> 'SKIPPED'), 0)
    from milestone m
    where m.engagement_id = ${_}.id and m.visibility = 'PARTNER'
  ), 0)::float8`)
  @Measures('PERCENT')
  @Field(() => Float, {
    description: 'Weight of the milestones done by the weight of those not skipped, 0-100.',
  })
  percentComplete!: number;

  @Many({
    where: sql`${_}.engagement_id = ${$}.id and ${_}.visibility = 'PARTNER'`,
    orderBy: sql`${_}.position, ${_}.id`,
    atMost: 200,
  })
  @Field(() => [IntegrationMilestone], {
    description: 'Its milestones in the order of the plan; at most 200.',
  })
  milestones!: IntegrationMilestone[];

  @Many(CHECKLIST_OF_ENGAGEMENT)
  @Field(() => [IntegrationChecklistItem], {
    description: 'What the launch checklists of its API products ask for, by product and in their order.',
  })
  checklist!: IntegrationChecklistItem[];

  @Expr(column('ball_party'))
  @Field(() => Party, { nullable: true, description: 'Who must act now; null while it rests or is over.' })
  waitingOn!: words.Party | null;
  @WaitingForPartner()
  @Field(() => [IntegrationStep], {
    description:
      'What your company has to do next: open blockers that it must act upon, at most 20, then unfinished milestones of yours that wait for none of the others shown, at most 5, each by due day; then checklist items that the present stage needs and that lack evidence, at most 20; nothing once the integration has ended.',
  })
  waitingForYou!: IntegrationStep[];
  @WaitingForOthers()
  @Field(() => [IntegrationStep], {
    description:
      'What the platform has to do next, by the same rule as `waitingForYou`; of checklist items, evidence to review.',
  })
  waitingForUs!: IntegrationStep[];

  @ApplicationsInScope()
  @Field(() => [IntegrationApplication], {
    description:
      "Your company's applications that are registered for an API product of it, by name; at most 20.",
  })
  applications!: IntegrationApplication[];
  @ContactsOfBothSides()
  @Field(() => [IntegrationContact], {
    description:
      'Whom to write to: its services team, the lead first, then the contacts of your company; at most 70.',
  })
  contacts!: IntegrationContact[];
}

export const IntegrationConnection = connectionOf(() => Integration, 'Integration');
