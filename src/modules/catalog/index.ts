export { ApiOperationEntity } from './api-operation.entity.js';
export { ApiProductEntity } from './api-product.entity.js';
export { ApiProduct } from './api-product.graphql.js';
export { ApiVersionEntity, type ApiVersionStatusWord } from './api-version.entity.js';
export { ApiOperation, ApiVersion, ApiVersionStatus } from './api-version.graphql.js';
export { CatalogModule } from './catalog.module.js';
export { CreateApiProductInput } from './create-api-product.graphql.js';
export { CreateApiProductService } from './create-api-product.service.js';
