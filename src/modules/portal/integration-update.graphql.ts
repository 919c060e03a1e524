import { Field, ID, ObjectType } from '@nestjs/graphql';
import { _, column } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { Expr, From, NodeFor } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { ProgressEntryEntity, isShown } from '../engagements/index.js';

@ObjectType({
  implements: () => [Node],
  description: 'An update on an integration, by the services team or by someone at your company.',
})
@NodeFor('portal:read', isShown(_))
@From(() => ProgressEntryEntity, 'progressEntry')
export class IntegrationUpdate implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => LocalDate, { description: "The day it is about, in the integration's time zone." })
  day!: string;
  @Field(() => String, {
    description: 'The text, 1-4000 characters; `Withdrawn.` once withdrawn.',
  })
  text!: string;
  @Field(() => Boolean, { description: 'Whether the services team withdrew the text.' })
  withdrawn!: boolean;
  @Expr(column('author_name'))
  @Field(() => String, { description: 'Who wrote it.' })
  author!: string;
}

export const IntegrationUpdateConnection = connectionOf(() => IntegrationUpdate, 'IntegrationUpdate');
