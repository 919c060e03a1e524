import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import type { Actor } from '../../kernel/viewer.js';
import { column } from '../../platform/graphql/reads/fragments/sql.js';
import { PageArgs } from '../../platform/graphql/reads/lists/connection.js';
import {
  DateTimeRange,
  type InOperator,
  inOperator,
} from '../../platform/graphql/reads/lists/filter-inputs.js';
import { type FilterRules, dateTimeRange, oneOf } from '../../platform/graphql/reads/lists/filters.js';
import { IdIn, StringIn } from '../../platform/graphql/shared-filters.js';
import { AuditActorKind } from './audit-entry.graphql.js';

const AuditActorKindIn = inOperator<Actor['kind']>('AuditActorKindIn', () => AuditActorKind);

@InputType({ description: 'Filter for audit entries; all conditions must match.' })
export class AuditFilter {
  @Field(() => IdIn, { nullable: true, description: 'IDs of the users or API keys that acted.' })
  actor?: InOperator<string> | null;
  @Field(() => AuditActorKindIn, { nullable: true, description: 'Type of actor.' })
  actorKind?: InOperator<Actor['kind']> | null;
  @Field(() => StringIn, { nullable: true, description: 'Action, e.g. `user.invite`.' })
  action?: InOperator<string> | null;
  @Field(() => IdIn, { nullable: true, description: 'IDs of the objects acted on, of any type.' })
  subject?: InOperator<string> | null;
  @Field(() => IdIn, { nullable: true, description: 'Partners concerned.' })
  partnerId?: InOperator<string> | null;
  @Field(() => DateTimeRange, { nullable: true, description: 'When it was done.' }) at?: DateTimeRange | null;
}

/** The argument beside the filter, as a filter rule. */
interface OfEngagement {
  readonly engagementId?: InOperator<string>;
}

/** Each has an index that ends in (at, id), so that only one page is read. */
export const AUDIT_FILTER: FilterRules<AuditFilter & OfEngagement> = {
  actor: oneOf(column('actor_id'), 'uuid', 'any'),
  actorKind: oneOf(column('actor_kind')),
  action: oneOf(column('action')),
  subject: oneOf(column('subject_id'), 'uuid', 'any'),
  partnerId: oneOf(column('partner_id'), 'uuid', 'partner'),
  engagementId: oneOf(column('engagement_id'), 'uuid', 'engagement'),
  at: dateTimeRange(column('at')),
};

@ArgsType()
export class AuditLogArgs extends PageArgs {
  @Field(() => AuditFilter, { nullable: true, description: 'Filter; all if omitted.' })
  filter?: AuditFilter | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Only entries about this engagement, whatever the object; combined with the filter.',
  })
  engagementId?: string | null;
}
