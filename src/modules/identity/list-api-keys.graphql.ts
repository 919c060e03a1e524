import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { PageArgs } from '../../platform/graphql/reads/lists/connection.js';
import type { InOperator } from '../../platform/graphql/reads/lists/filter-inputs.js';
import { type FilterRules, isTrue, oneOf, search } from '../../platform/graphql/reads/lists/filters.js';
import { IdIn } from '../../platform/graphql/shared-filters.js';

@InputType({ description: 'Filter for API keys; all conditions must match.' })
export class ApiKeyFilter {
  @Field(() => String, { nullable: true, description: 'Text to find in the name.' }) q?: string | null;
  @Field(() => IdIn, { nullable: true, description: 'Partner whose usage it may report.' })
  partnerId?: InOperator<string> | null;
  @Field(() => Boolean, { nullable: true, description: 'True for revoked keys only, false for all others.' })
  revoked?: boolean | null;
}

/** SQL of each filter field. */
export const API_KEY_FILTER: FilterRules<ApiKeyFilter> = {
  q: search(column('name')),
  partnerId: oneOf(column('partner_id'), 'uuid', 'partner'),
  revoked: isTrue(sql`(${_}.revoked_at is not null)`),
};

@ArgsType()
export class ApiKeysArgs extends PageArgs {
  @Field(() => ApiKeyFilter, { nullable: true, description: 'Filter; all if omitted.' })
  filter?: ApiKeyFilter | null;
}
