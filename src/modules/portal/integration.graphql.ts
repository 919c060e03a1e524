import { Field, Float, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { Measures } from '../../platform/graphql/reads/schema/decimals.js';
import { $, _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { Expr, From, Many, One } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { EngagementStage, EngagementStatus, Party } from '../../platform/graphql/shared-enums.js';
import { EngagementEntity, isShown } from '../engagements/index.js';
import { CHECKLIST_OF_ENGAGEMENT } from '../gates/index.js';
import { ApplicationsInScope, IntegrationApplication } from './integration-application.graphql.js';
import { IntegrationChecklistItem } from './integration-checklist-item.graphql.js';
import { ContactsOfBothSides, IntegrationContact } from './integration-contact.graphql.js';
import { IntegrationGoLiveForecast, SharedForecast } from './integration-go-live-forecast.graphql.js';
import { IntegrationMilestone } from './integration-milestone.graphql.js';
import { IntegrationPulse } from './integration-pulse.graphql.js';
import { IntegrationStep, WaitingForOthers, WaitingForPartner } from './integration-step.graphql.js';

/**
 * An engagement as partner users see it. No field may lead to a staff type (test/app/first-wall.spec.ts walks the
 * schema), and SQL may only use columns granted to causeway_portal.
 */
@ObjectType({ description: "One of your company's integrations with the platform." })
@From(() => EngagementEntity)
export class Integration {
  @Field(() => String, { description: 'Readable key, e.g. `ENG-142`.' }) key!: string;
  @Field(() => String, { description: 'Title.' }) title!: string;
  @Field(() => EngagementStage, { description: 'Current stage.' }) stage!: words.EngagementStage;
  @Field(() => EngagementStatus, { description: 'Status.' }) status!: words.EngagementStatus;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day on which work is expected to resume; null unless it is on hold.',
  })
  expectedResumeOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Forecast go-live.' })
  forecastGoLiveOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Go-live as originally planned.' })
  baselineGoLiveOn!: string | null;
  @SharedForecast()
  @Field(() => IntegrationGoLiveForecast, {
    nullable: true,
    description: 'Probable go-live; null unless the services team shares it.',
  })
  goLiveForecast!: IntegrationGoLiveForecast | null;

  @Expr(sql`coalesce((
    select 100.0 * sum(m.weight) filter (where m.status = 'DONE')
      / nullif(sum(m.weight) filter (where m.status <> 'SKIPPED'), 0)
    from milestone m
    where m.engagement_id = ${_}.id and ${isShown(sql`m`)}
  ), 0)::float8`)
  @Measures('PERCENT')
  @Field(() => Float, {
    description:
      'Weight of the milestones done as a percentage of the weight of all that are not skipped, 0-100.',
  })
  percentComplete!: number;

  @Many({
    where: sql`${_}.engagement_id = ${$}.id and ${isShown(_)}`,
    orderBy: sql`${_}.position, ${_}.id`,
    atMost: 200,
  })
  @Field(() => [IntegrationMilestone], {
    description: 'Milestones in plan order; at most 200.',
  })
  milestones!: IntegrationMilestone[];

  @Many(CHECKLIST_OF_ENGAGEMENT)
  @Field(() => [IntegrationChecklistItem], {
    description: 'Launch checklist items of its API products, by product, in checklist order.',
  })
  checklist!: IntegrationChecklistItem[];

  @Expr(column('ball_party'))
  @Field(() => Party, {
    nullable: true,
    description: 'Party that must act now; null while on hold and once it has ended.',
  })
  waitingOn!: words.Party | null;
  @WaitingForPartner()
  @Field(() => [IntegrationStep], {
    description:
      'What your company has to do next: open blockers you are responsible for, at most 20, then unfinished milestones of yours that depend on none of the others listed, at most 5, each by due date; then checklist items that are needed in the current stage and lack evidence, at most 20. Empty once the integration has ended.',
  })
  waitingForYou!: IntegrationStep[];
  @WaitingForOthers()
  @Field(() => [IntegrationStep], {
    description:
      'What the platform has to do next, by the same rule as `waitingForYou`; its checklist items have evidence to review.',
  })
  waitingForUs!: IntegrationStep[];
  /** Uses pulse_of_engagement. */
  @One(
    sql`true`,
    sql`(select p.rating, p.comment, p.given_at from pulse p where p.engagement_id = ${$}.id order by p.given_at desc, p.id desc limit 1)`,
  )
  @Field(() => IntegrationPulse, { nullable: true, description: 'The latest rating, if any.' })
  pulse!: IntegrationPulse | null;

  @ApplicationsInScope()
  @Field(() => [IntegrationApplication], {
    description:
      'Applications of your company that are registered for one of its API products, by name; at most 20.',
  })
  applications!: IntegrationApplication[];
  @ContactsOfBothSides()
  @Field(() => [IntegrationContact], {
    description: "Contacts: the services team with its lead first, then your company's; at most 70.",
  })
  contacts!: IntegrationContact[];
}

export const IntegrationConnection = connectionOf(() => Integration, 'Integration');
