import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApiOperationEntity } from './api-operation.entity.js';
import { ApiProductEntity } from './api-product.entity.js';
import { ApiProductsResolver } from './api-products.resolver.js';
import { ApiVersionEntity } from './api-version.entity.js';
import { ChecklistItemEntity } from './checklist-item.entity.js';
import { CreateApiProductMutation } from './create-api-product.mutation.js';
import { ImportApiDescriptionMutation } from './import-api-description.mutation.js';
import { SetLaunchChecklistMutation } from './set-launch-checklist.mutation.js';

const ENTITIES = [ApiOperationEntity, ApiProductEntity, ApiVersionEntity, ChecklistItemEntity];

@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  providers: [
    ApiProductsResolver,
    CreateApiProductMutation,
    ImportApiDescriptionMutation,
    SetLaunchChecklistMutation,
  ],
})
export class CatalogModule {}
