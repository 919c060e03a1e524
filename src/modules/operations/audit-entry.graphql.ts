import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Actor } from '../../kernel/viewer.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { $, _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { From, Json, NodeFor, One } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime, JsonObject } from '../../platform/graphql/scalars.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { Engagement } from '../engagements/index.js';
import { Partner } from '../partners/index.js';
import { AuditEntryEntity } from './audit-entry.entity.js';

export const AuditActorKind = enumOf<Actor['kind']>('AuditActorKind', 'Type of actor.', {
  USER: 'A signed-in user.',
  API_KEY: 'The holder of an API key.',
  SYSTEM: 'Causeway itself: a job, or a file shipped with it.',
});

/** As stored: the id is still a UUID. */
export interface StoredActor {
  readonly kind: Actor['kind'];
  readonly uuid: string | null;
  readonly name: string;
}

/** As stored: the id is still a UUID. */
export interface StoredSubject {
  readonly kind: string;
  readonly uuid: string;
}

@ObjectType({ description: 'Who performed an action, with their name at the time.' })
export class AuditActor {
  @Field(() => AuditActorKind, { description: 'Type of actor.' }) kind!: Actor['kind'];
  @Field(() => ID, { nullable: true, description: 'ID of the user or API key; null for the system.' })
  id!: string | null;
  @Field(() => String, { description: 'Name at the time.' }) name!: string;
}

@ObjectType({ description: 'The object an action was performed on.' })
export class AuditSubject {
  @Field(() => String, { description: 'Type of object, e.g. `engagement`.' }) kind!: string;
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
}

@ObjectType({
  implements: () => [Node],
  description: 'An action that was performed; recorded in the same transaction and never changed.',
})
@NodeFor('audit:read')
@From(() => AuditEntryEntity, 'auditEntry')
export class AuditEntry implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => DateTime, { description: 'When it was done.' }) at!: Date;
  @Json(sql`json_build_object('kind', ${_}.actor_kind, 'uuid', ${_}.actor_id, 'name', ${_}.actor_name)`)
  @Field(() => AuditActor, { description: 'Who did it.' })
  actor!: StoredActor;
  @Field(() => String, { description: 'Action, e.g. `engagement.log-progress`.' }) action!: string;
  @Json(sql`json_build_object('kind', ${_}.subject_kind, 'uuid', ${_}.subject_id)`)
  @Field(() => AuditSubject, { description: 'The object acted on.' })
  subject!: StoredSubject;
  @One(sql`${_}.id = ${$}.partner_id`)
  @Field(() => Partner, {
    nullable: true,
    description: 'Partner concerned; null if none.',
  })
  partner!: Partner | null;
  @One(sql`${_}.id = ${$}.engagement_id`)
  @Field(() => Engagement, {
    nullable: true,
    description: 'Engagement concerned; null if none.',
  })
  engagement!: Engagement | null;
  @Field(() => JsonObject, {
    description:
      'New values by field, never a secret or a link to evidence. Truncated to 4,000 characters per text, 200 entries per list and 64 KiB in total.',
  })
  changes!: object;
  @Field(() => JsonObject, {
    nullable: true,
    description:
      'Old values of the fields in `changes` that had a different one, truncated in the same way; null if there were none, and in entries of earlier releases, which did not record them.',
  })
  previous!: object | null;
  @Field(() => String, {
    nullable: true,
    description: 'The request that caused it; null for scheduled work.',
  })
  requestId!: string | null;
}

export const AuditEntryConnection = connectionOf(() => AuditEntry, 'AuditEntry');
