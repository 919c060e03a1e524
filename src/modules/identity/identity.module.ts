import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApiKeys, Users } from '../../platform/auth/authenticator.js';
import { ApiKeyEntity } from './api-key.entity.js';
import { ApiKeysResolver } from './api-keys.resolver.js';
import { ApiKeysService } from './api-keys.service.js';
import { CreateApiKeyResolver } from './create-api-key.resolver.js';
import { CreateApiKeyService } from './create-api-key.service.js';
import { DeactivateUserResolver } from './deactivate-user.resolver.js';
import { DeactivateUserService } from './deactivate-user.service.js';
import { InviteUserResolver } from './invite-user.resolver.js';
import { InviteUserService } from './invite-user.service.js';
import { RevokeApiKeyResolver } from './revoke-api-key.resolver.js';
import { RevokeApiKeyService } from './revoke-api-key.service.js';
import { UserEntity } from './user.entity.js';
import { UsersResolver } from './users.resolver.js';
import { UsersService } from './users.service.js';
import { ViewerResolver } from './viewer.resolver.js';

/** Global, because the platform's guard looks users and keys up through it. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([UserEntity, ApiKeyEntity])],
  providers: [
    { provide: Users, useClass: UsersService },
    { provide: ApiKeys, useClass: ApiKeysService },
    UsersResolver,
    InviteUserService,
    InviteUserResolver,
    DeactivateUserService,
    DeactivateUserResolver,
    ApiKeysResolver,
    CreateApiKeyService,
    CreateApiKeyResolver,
    RevokeApiKeyService,
    RevokeApiKeyResolver,
    ViewerResolver,
  ],
  exports: [Users, ApiKeys],
})
export class IdentityModule {}
