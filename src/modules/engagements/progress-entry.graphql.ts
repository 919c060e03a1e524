import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ProgressKindWord, Visibility as VisibilityWord } from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { $, _, column, sql, instant } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { Expr, From, Many, NodeFor, One } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { Visibility } from '../../platform/graphql/shared-enums.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { MAX_REVISIONS_KEPT } from './domain/progress-limits.js';
import { Engagement } from './engagement.graphql.js';
import { ProgressEntryEntity, ProgressRevisionEntity } from './progress-entry.entity.js';

export const ProgressKind = enumOf<ProgressKindWord>('ProgressKind', 'Type of progress.', {
  NOTE: 'A note.',
  CALL: 'A call with the partner.',
  MEETING: 'A meeting.',
  DECISION: 'Something was decided.',
  DELIVERY: 'Something was delivered.',
});

@ObjectType({ description: 'A revision of a progress entry.' })
@From(() => ProgressRevisionEntity)
export class ProgressRevision {
  @Field(() => Int, { description: 'Revision number, 1 for the original.' }) revision!: number;
  @Field(() => String, { description: 'What was done, according to this revision.' }) text!: string;
  @Field(() => Int, { description: 'Minutes of work, 0-1440.' }) minutes!: number;
  @Field(() => LocalDate, { description: "Day the work was done, in the engagement's time zone." })
  day!: string;
  @Field(() => Visibility, { description: 'Who could see it.' }) visibility!: VisibilityWord;
  @Field(() => Boolean, { description: 'Whether the text was withdrawn; it then reads `Withdrawn.`.' })
  withdrawn!: boolean;
  @Field(() => DateTime, { description: 'When it was written.' }) at!: Date;
  @Expr(column('by_name'))
  @Field(() => String, { description: 'Who wrote it (name at the time).' })
  by!: string;
  @Field(() => String, { nullable: true, description: 'Why it was corrected; null for the original.' })
  reason!: string | null;
}

/** Earlier revisions, by progress_revision_pkey, and the current one, from the entry itself. */
const REVISIONS = sql`(
  select r.revision, r.text, r.minutes, r.day, r.visibility, r.withdrawn, r.at, r.by_name, r.reason
  from progress_revision r where r.entry_id = ${$}.id
  union all
  select ${$}.version, ${$}.text, ${$}.minutes, ${$}.day, ${$}.visibility, ${$}.withdrawn, coalesce(${$}.revised_at, ${$}.created_at),
    coalesce(${$}.revised_by_name, ${$}.author_name), ${$}.revision_reason)`;

@ObjectType({
  implements: () => [Node],
  description: 'Work logged on an engagement, as last corrected.',
})
@NodeFor('staff:read')
@From(() => ProgressEntryEntity, 'progressEntry')
export class ProgressEntry implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @One(sql`${_}.id = ${$}.engagement_id`)
  @Field(() => Engagement, { description: 'Engagement it was logged on.' })
  engagement!: Engagement;
  @Field(() => ProgressKind, { description: 'Type of progress.' }) kind!: ProgressKindWord;
  @Field(() => String, {
    description: 'What was done, 1-4000 characters; `Withdrawn.` once withdrawn.',
  })
  text!: string;
  @Field(() => Int, { description: 'Minutes of work, 0-1440.' }) minutes!: number;
  @Field(() => LocalDate, { description: "Day the work was done, in the engagement's time zone." })
  day!: string;
  @Expr(column('author_name'))
  @Field(() => String, { description: 'Who logged it (name at the time).' })
  author!: string;
  @Field(() => Visibility, { description: 'Who can see it.' }) visibility!: VisibilityWord;
  @Field(() => Boolean, {
    description:
      'Whether the text was withdrawn; `revisions`, which partners cannot read, still has the old text.',
  })
  withdrawn!: boolean;
  @Field(() => Int, {
    description: 'Number of the latest revision, 1 for the original; pass it as `expectedVersion`.',
  })
  version!: number;
  @Expr(instant(column('revised_at')))
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was last corrected; null if never.',
  })
  correctedAt!: Date | null;
  @Many({ from: REVISIONS, where: sql`true`, orderBy: sql`${_}.revision`, atMost: MAX_REVISIONS_KEPT })
  @Field(() => [ProgressRevision], {
    description: 'All revisions, from the original to the current one; at most 21.',
  })
  revisions!: ProgressRevision[];
}

export const ProgressEntryConnection = connectionOf(() => ProgressEntry, 'ProgressEntry');
