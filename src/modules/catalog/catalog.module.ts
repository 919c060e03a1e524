import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApiOperationEntity } from './api-operation.entity.js';
import { ApiProductEntity } from './api-product.entity.js';
import { ApiProductsResolver } from './api-products.resolver.js';
import { ApiVersionEntity } from './api-version.entity.js';
import { CreateApiProductResolver } from './create-api-product.resolver.js';
import { CreateApiProductService } from './create-api-product.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([ApiProductEntity, ApiVersionEntity, ApiOperationEntity])],
  providers: [ApiProductsResolver, CreateApiProductService, CreateApiProductResolver],
  exports: [CreateApiProductService],
})
export class CatalogModule {}
