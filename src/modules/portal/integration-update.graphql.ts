import { Field, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../platform/graphql/reads/connection.js';
import { Expr, From } from '../../platform/graphql/reads/sources.js';
import { column } from '../../platform/graphql/reads/sql.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { ProgressEntryEntity } from '../engagements/index.js';

@ObjectType({ description: 'News of an integration, by its services team or by one of your company.' })
@From(() => ProgressEntryEntity)
export class IntegrationUpdate {
  @Field(() => LocalDate, { description: 'The day it speaks of, in the time zone of the integration.' })
  day!: string;
  @Field(() => String, { description: 'What there is to say, 1-4000 characters.' }) text!: string;
  @Expr(column('author_name'))
  @Field(() => String, { description: 'Who wrote it.' })
  author!: string;
}

export const IntegrationUpdateConnection = connectionOf(() => IntegrationUpdate, 'IntegrationUpdate');
