import { Module } from '@nestjs/common';
import { ActivateHealthModelMutation } from './activate-health-model.mutation.js';
import { HealthModelTablesModule } from './health-model-tables.module.js';
import { HealthModelUseFields } from './health-model-use.resolver.js';
import { HealthModelsResolver } from './health-models.resolver.js';
import { PublishHealthModelMutation } from './publish-health-model.mutation.js';

@Module({
  imports: [HealthModelTablesModule],
  providers: [
    ActivateHealthModelMutation,
    HealthModelUseFields,
    HealthModelsResolver,
    PublishHealthModelMutation,
  ],
})
export class HealthModelsModule {}
