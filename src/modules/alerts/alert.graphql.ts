import { Field, ID, ObjectType } from '@nestjs/graphql';
import { type IdKind, toTypeId } from '../../kernel/ids.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { $, _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { Expr, From, Json, Many, NodeFor, One } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { ApiVersion } from '../catalog/index.js';
import { Engagement } from '../engagements/index.js';
import { AlertRule, AlertKind } from './alert-rule.graphql.js';
import {
  type AddresseeReason as ReasonWord,
  AlertAddresseeEntity,
  AlertEntity,
  type AlertSubjectWord,
} from './alert.entity.js';
import type { AlertKind as KindWord } from './domain/alert-kinds.js';

const AlertSubjectKind = enumOf<AlertSubjectWord>('AlertSubjectKind', 'What an alert is on.', {
  ENGAGEMENT: 'The engagement itself.',
  CREDENTIAL: 'A credential that expires.',
  EVIDENCE: 'Evidence that expires.',
  WAIVER: 'A waiver that expires.',
  BLOCKER: 'A blocker.',
  APPLICATION: 'An application that calls a deprecated API version.',
});
const AddresseeReason = enumOf<ReasonWord>('AddresseeReason', 'Why an alert addresses someone.', {
  LEAD: 'They led the engagement when the alert opened.',
  TEAM: 'They were on its team.',
  ROLE: 'They had a role that the rule addresses.',
});

const ID_KINDS: Readonly<Partial<Record<AlertSubjectWord, IdKind>>> = {
  ...{ ENGAGEMENT: 'engagement', CREDENTIAL: 'credential', EVIDENCE: 'evidence', BLOCKER: 'blocker' },
  APPLICATION: 'application',
};

interface StoredSubject {
  readonly kind: AlertSubjectWord;
  readonly uuid: string;
  readonly title: string;
}

@ObjectType({ description: 'What an alert is on.' })
export class AlertSubject {
  @Field(() => AlertSubjectKind, { description: 'Its type.' }) kind!: AlertSubjectWord;
  @Field(() => ID, { nullable: true, description: 'Its ID; null for a waiver, which has none.' })
  id!: string | null;
  @Field(() => String, {
    description:
      "Its name when the alert opened: the engagement's key and title, the credential's client ID, the checklist item's title, the beginning of the blocker's reason, or the application and the API version.",
  })
  title!: string;
}

@ObjectType({ description: 'Someone whom an alert addresses.' })
@From(() => AlertAddresseeEntity)
export class AlertAddressee {
  @Expr(sql`(select u.name from app_user u where u.id = ${_}.user_id)`)
  @Field(() => String, { description: 'Name.' })
  name!: string;
  @Field(() => AddresseeReason, { description: 'Why.' }) reason!: ReasonWord;
}

@ObjectType({
  implements: () => [Node],
  description:
    'One episode of one rule on one subject: it opens and resolves itself when health is evaluated.',
})
@NodeFor('staff:read')
@From(() => AlertEntity, 'alert')
export class Alert implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @One(sql`${_}.id = ${$}.rule_id`)
  @Field(() => AlertRule, { description: 'The rule that opened it, as it is now.' })
  rule!: AlertRule;
  @Field(() => AlertKind, { description: 'What it is about.' }) kind!: KindWord;
  @One(sql`${_}.id = ${$}.engagement_id`)
  @Field(() => Engagement, { description: 'The engagement.' })
  engagement!: Engagement;
  @Json(
    sql`json_build_object('kind', ${_}.subject_kind, 'uuid', ${_}.subject_id, 'title', ${_}.title)`,
    ({ kind, uuid, title }: StoredSubject) => {
      const idKind = ID_KINDS[kind];
      return { kind, title, id: idKind === undefined ? null : toTypeId(idKind, uuid) };
    },
  )
  @Field(() => AlertSubject, { description: 'What it is on.' })
  subject!: AlertSubject;
  @One(sql`${_}.id = ${$}.api_version_id`)
  @Field(() => ApiVersion, {
    nullable: true,
    description: 'The version that an application has to leave; otherwise null.',
  })
  apiVersion!: ApiVersion | null;
  @Field(() => String, { description: 'Why it opened, with its numbers then, in one sentence.' })
  cause!: string;
  @Field(() => String, { description: 'What to do about it, in one sentence.' }) nextStep!: string;
  @Field(() => DateTime, { description: 'The instant as of which it was first found true.' }) openedAt!: Date;
  @Field(() => DateTime, {
    nullable: true,
    description: 'The instant as of which it was found to be true no longer; null while it is open.',
  })
  resolvedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When someone acknowledged it; null if nobody has.' })
  acknowledgedAt!: Date | null;
  @Expr(column('acknowledged_by_name'))
  @Field(() => String, { nullable: true, description: 'Who acknowledged it.' })
  acknowledgedBy!: string | null;
  @Field(() => String, { nullable: true, description: 'Their note.' }) note!: string | null;
  @Many({
    where: sql`${_}.alert_id = ${$}.id`,
    orderBy: sql`array_position(array['LEAD', 'TEAM', 'ROLE'], ${_}.reason), ${_}.user_id`,
    atMost: 50,
  })
  @Field(() => [AlertAddressee], {
    description: 'Whom it addresses, decided when it opened; the lead first, at most 50.',
  })
  addressees!: AlertAddressee[];
}

export const AlertConnection = connectionOf(() => Alert, 'Alert');
