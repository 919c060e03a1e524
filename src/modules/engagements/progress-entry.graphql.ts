import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Visibility as VisibilityWord } from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { connectionOf } from '../../platform/graphql/reads/connection.js';
import { Expr, From } from '../../platform/graphql/reads/sources.js';
import { column } from '../../platform/graphql/reads/sql.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Visibility } from '../../platform/graphql/shared-enums.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { ProgressEntryEntity, type ProgressKindWord } from './progress-entry.entity.js';

export const ProgressKind = enumOf<ProgressKindWord>('ProgressKind', 'What sort of progress was logged.', {
  NOTE: 'Something to remember.',
  CALL: 'A call with the partner.',
  MEETING: 'A meeting.',
  DECISION: 'Something was decided.',
  DELIVERY: 'Something was delivered.',
});

@ObjectType({ implements: () => [Node], description: 'A piece of work as its author logged it.' })
@From(() => ProgressEntryEntity, 'progressEntry')
export class ProgressEntry implements Node {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @Field(() => ProgressKind, { description: 'What sort of progress it is.' }) kind!: ProgressKindWord;
  @Field(() => String, { description: 'What was done, 1-4000 characters.' }) text!: string;
  @Field(() => Int, { description: 'Minutes of work, 0-1440.' }) minutes!: number;
  @Field(() => LocalDate, { description: "The day it was done, in the engagement's zone." }) day!: string;
  @Expr(column('author_name'))
  @Field(() => String, { description: 'Who logged it.' })
  author!: string;
  @Field(() => Visibility, { description: 'Who may see it.' }) visibility!: VisibilityWord;
  @Field(() => Int, { description: 'Counts its corrections.' }) version!: number;
}

export const ProgressEntryConnection = connectionOf(() => ProgressEntry, 'ProgressEntry');
