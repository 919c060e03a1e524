import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { typedSlug } from '../../kernel/text.js';
import { column } from '../../platform/graphql/reads/fragments/sql.js';
import { PageArgs } from '../../platform/graphql/reads/lists/connection.js';
import { type InOperator, inOperator } from '../../platform/graphql/reads/lists/filter-inputs.js';
import { type FilterRules, oneOf } from '../../platform/graphql/reads/lists/filters.js';
import { StringIn } from '../../platform/graphql/shared-filters.js';
import type { QuarantineReason as ReasonWord } from './domain/classify-usage.js';
import { QuarantineReason } from './quarantined-usage.graphql.js';

const QuarantineReasonIn = inOperator<ReasonWord>('QuarantineReasonIn', () => QuarantineReason);

@InputType({ description: 'Filter for quarantined usage records; all conditions must match.' })
export class QuarantineFilter {
  @Field(() => QuarantineReasonIn, { nullable: true, description: 'Why they are quarantined.' })
  reason?: InOperator<ReasonWord> | null;
  @Field(() => StringIn, { nullable: true, description: 'Client ID of the call.' })
  clientId?: InOperator<string> | null;
  @Field(() => StringIn, { nullable: true, description: 'Host called, in lower case, without port.' })
  host?: InOperator<string> | null;
}

/** SQL of each filter field. */
export const QUARANTINE_FILTER: FilterRules<QuarantineFilter> = {
  reason: oneOf(column('reason')),
  clientId: oneOf(column('client_id')),
  host: oneOf(column('host'), typedSlug),
};

@ArgsType()
export class QuarantineArgs extends PageArgs {
  @Field(() => QuarantineFilter, { nullable: true, description: 'Filter; all if omitted.' })
  filter?: QuarantineFilter | null;
}
