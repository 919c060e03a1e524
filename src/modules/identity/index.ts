export { ApiKeyUses } from './api-key-uses.service.js';
export { enterFirstAdmin } from './first-admin.js';
export { IdentityModule } from './identity.module.js';
export { UserEntity } from './user.entity.js';
export { ViewerObject } from './viewer.graphql.js';
