import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApiOperationEntity } from './api-operation.entity.js';
import { ApiProductEntity } from './api-product.entity.js';
import { ApiProductsResolver } from './api-products.resolver.js';
import { ApiVersionEntity } from './api-version.entity.js';
import { CreateApiProductResolver } from './create-api-product.resolver.js';
import { CreateApiProductService } from './create-api-product.service.js';
import { ImportApiDescriptionResolver } from './import-api-description.resolver.js';
import { ImportApiDescriptionService } from './import-api-description.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([ApiProductEntity, ApiVersionEntity, ApiOperationEntity])],
  providers: [
    ApiProductsResolver,
    CreateApiProductService,
    CreateApiProductResolver,
    ImportApiDescriptionService,
    ImportApiDescriptionResolver,
  ],
  exports: [CreateApiProductService, ImportApiDescriptionService],
})
export class CatalogModule {}
