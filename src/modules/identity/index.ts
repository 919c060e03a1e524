export { ApiKeyUses } from './api-key-uses.service.js';
export { Bindings } from './bindings.js';
export { enterUnaudited } from './enter-user.js';
export { enterFirstAdmin } from './first-admin.js';
export { hasUsers } from './sign-in.store.js';
export { IdentityModule } from './identity.module.js';
export { UserEntity } from './user.entity.js';
export { ViewerObject } from './viewer.graphql.js';
