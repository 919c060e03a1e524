import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApiOperationEntity } from './api-operation.entity.js';
import { ApiProductEntity } from './api-product.entity.js';
import { ApiProductsResolver } from './api-products.resolver.js';
import { ApiVersionEntity } from './api-version.entity.js';
import { ChecklistItemEntity } from './checklist-item.entity.js';
import { CreateApiProductResolver } from './create-api-product.resolver.js';
import { CreateApiProductService } from './create-api-product.service.js';
import { ImportApiDescriptionResolver } from './import-api-description.resolver.js';
import { ImportApiDescriptionService } from './import-api-description.service.js';
import { SetLaunchChecklistResolver } from './set-launch-checklist.resolver.js';
import { SetLaunchChecklistService } from './set-launch-checklist.service.js';

const ENTITIES = [ApiOperationEntity, ApiProductEntity, ApiVersionEntity, ChecklistItemEntity];

@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  providers: [
    ApiProductsResolver,
    CreateApiProductService,
    CreateApiProductResolver,
    ImportApiDescriptionService,
    ImportApiDescriptionResolver,
    SetLaunchChecklistService,
    SetLaunchChecklistResolver,
  ],
})
export class CatalogModule {}
