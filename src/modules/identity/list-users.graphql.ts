import { ArgsType, Field, InputType } from '@nestjs/graphql';
import type { Role as RoleWord } from '../../kernel/enums.js';
import { _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { PageArgs } from '../../platform/graphql/reads/lists/connection.js';
import { type InOperator, inOperator } from '../../platform/graphql/reads/lists/filter-inputs.js';
import { type FilterRules, isTrue, oneOf, search } from '../../platform/graphql/reads/lists/filters.js';
import { IdIn } from '../../platform/graphql/shared-filters.js';
import { isActiveUser } from './conditions.js';
import { Role } from './role.graphql.js';

const RoleIn = inOperator<RoleWord>('RoleIn', () => Role);

@InputType({ description: 'Filter for users; all conditions must match.' })
export class UserFilter {
  @Field(() => String, { nullable: true, description: 'Text to find in the name or email address.' }) q?:
    string | null;
  @Field(() => RoleIn, { nullable: true, description: 'Role.' })
  role?: InOperator<RoleWord> | null;
  @Field(() => IdIn, { nullable: true, description: 'Company of a partner user.' })
  partnerId?: InOperator<string> | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'True for deactivated users only, false for all others.',
  })
  deactivated?: boolean | null;
}

/** SQL of each filter field. */
export const USER_FILTER: FilterRules<UserFilter> = {
  q: search(column('name'), column('email')),
  role: oneOf(column('role')),
  partnerId: oneOf(column('partner_id'), 'uuid', 'partner'),
  deactivated: isTrue(sql`(not ${isActiveUser(_)})`),
};

@ArgsType()
export class UsersArgs extends PageArgs {
  @Field(() => UserFilter, { nullable: true, description: 'Filter; all if omitted.' })
  filter?: UserFilter | null;
}
