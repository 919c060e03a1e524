import { Args, ResolveField, Resolver } from '@nestjs/graphql';
import type { Environment as EnvironmentWord } from '../../kernel/enums.js';
import { bySql } from '../../platform/graphql/reads/schema/decorators.js';
import { Environment } from '../../platform/graphql/shared-enums.js';
import { ByOperation, IntegrationOperationUsage } from './integration-operation-usage.graphql.js';
import { IntegrationUsage } from './integration-usage.graphql.js';

/** Fields with arguments cannot be declared on the object type's class. */
@Resolver(() => IntegrationUsage)
export class IntegrationUsageFields {
  @ByOperation()
  @ResolveField(() => [IntegrationOperationUsage], {
    description: 'Usage by operation, the most called first: at most 50, with all others combined as OTHER.',
  })
  byOperation(
    @Args('environment', {
      type: () => Environment,
      nullable: true,
      description: 'Environment of the calls; both if omitted.',
    })
    _environment: EnvironmentWord | null,
  ): IntegrationOperationUsage[] {
    return bySql();
  }
}
