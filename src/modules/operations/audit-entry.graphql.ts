import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Actor } from '../../kernel/viewer.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { connectionOf } from '../../platform/graphql/reads/connection.js';
import { From, Json, NodeFor, One } from '../../platform/graphql/reads/sources.js';
import { $, _, sql } from '../../platform/graphql/reads/sql.js';
import { DateTime, JsonObject } from '../../platform/graphql/scalars.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { Engagement } from '../engagements/index.js';
import { Partner } from '../partners/index.js';
import { AuditEntryEntity } from './audit-entry.entity.js';

export const AuditActorKind = enumOf<Actor['kind']>('AuditActorKind', 'What sort of actor it is.', {
  USER: 'A signed-in user.',
  API_KEY: 'The bearer of an API key.',
  SYSTEM: 'Causeway itself: a job, or a file that it ships.',
});

/** As the log holds it: its id is a UUID still. */
export interface StoredActor {
  readonly kind: Actor['kind'];
  readonly uuid: string | null;
  readonly name: string;
}

/** Likewise. */
export interface StoredSubject {
  readonly kind: string;
  readonly uuid: string;
}

@ObjectType({ description: 'Who did something, by the name they had then.' })
export class AuditActor {
  @Field(() => AuditActorKind, { description: 'What sort of actor it is.' }) kind!: Actor['kind'];
  @Field(() => ID, { nullable: true, description: "The user's or the API key's id; null for the system." })
  id!: string | null;
  @Field(() => String, { description: 'What they were called.' }) name!: string;
}

@ObjectType({ description: 'What something was done to.' })
export class AuditSubject {
  @Field(() => String, { description: 'What sort of thing it is, as `engagement`.' }) kind!: string;
  @Field(() => ID, { description: 'Its id.' }) id!: string;
}

@ObjectType({
  implements: () => [Node],
  description: 'That somebody did something; written with it, in one transaction, and never changed.',
})
@NodeFor('audit:read')
@From(() => AuditEntryEntity, 'auditEntry')
export class AuditEntry implements Node {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @Field(() => DateTime, { description: 'When it was done.' }) at!: Date;
  @Json(sql`json_build_object('kind', ${_}.actor_kind, 'uuid', ${_}.actor_id, 'name', ${_}.actor_name)`)
  @Field(() => AuditActor, { description: 'Who did it.' })
  actor!: StoredActor;
  @Field(() => String, { description: 'What was done, as `engagement.log-progress`.' }) action!: string;
  @Json(sql`json_build_object('kind', ${_}.subject_kind, 'uuid', ${_}.subject_id)`)
  @Field(() => AuditSubject, { description: 'What it was done to.' })
  subject!: StoredSubject;
  @One(sql`${_}.id = ${$}.partner_id`)
  @Field(() => Partner, {
    nullable: true,
    description: 'The partner it concerns; null where it concerns none.',
  })
  partner!: Partner | null;
  @One(sql`${_}.id = ${$}.engagement_id`)
  @Field(() => Engagement, {
    nullable: true,
    description: 'The engagement it concerns; null where it concerns none.',
  })
  engagement!: Engagement | null;
  @Field(() => JsonObject, {
    description:
      'The new values by field; never a secret or a link to evidence. Of each text up to 4,000 characters are kept, of each list 200 entries, of all values 64 KiB.',
  })
  changes!: object;
  @Field(() => JsonObject, {
    nullable: true,
    description:
      'The old values, within the same limits, of those fields in `changes` that had another one; null where nothing stood before, and in entries of earlier releases, which kept none.',
  })
  previous!: object | null;
  @Field(() => String, {
    nullable: true,
    description: 'The request that caused it; null for work by the clock.',
  })
  requestId!: string | null;
}

export const AuditEntryConnection = connectionOf(() => AuditEntry, 'AuditEntry');
