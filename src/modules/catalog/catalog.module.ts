import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApiOperationEntity } from './api-operation.entity.js';
import { ApiProductEntity } from './api-product.entity.js';
import { ApiProductsResolver } from './api-products.resolver.js';
import { ApiVersionDeprecationEntity } from './api-version-deprecation.entity.js';
import { ApiVersionFields } from './api-version-fields.resolver.js';
import { ApiVersionEntity } from './api-version.entity.js';
import { ChecklistItemEntity } from './checklist-item.entity.js';
import { CreateApiProductMutation } from './create-api-product.mutation.js';
import { DeprecateApiVersionMutation } from './deprecate-api-version.mutation.js';
import { ImportApiDescriptionMutation } from './import-api-description.mutation.js';
import { SetLaunchChecklistMutation } from './set-launch-checklist.mutation.js';
import { SunsetVersionProcessor } from './sunset-version.processor.js';

const ENTITIES = [
  ApiOperationEntity,
  ApiProductEntity,
  ApiVersionDeprecationEntity,
  ApiVersionEntity,
  ChecklistItemEntity,
];

@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  providers: [
    ApiProductsResolver,
    ApiVersionFields,
    CreateApiProductMutation,
    DeprecateApiVersionMutation,
    ImportApiDescriptionMutation,
    SetLaunchChecklistMutation,
  ],
})
export class CatalogModule {}

/** The jobs and the table they need. */
@Module({
  imports: [TypeOrmModule.forFeature([ApiVersionEntity])],
  providers: [SunsetVersionProcessor],
})
export class CatalogWorkerModule {}
