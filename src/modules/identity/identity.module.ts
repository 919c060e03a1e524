import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApiKeys, Users } from '../../platform/auth/authenticator.js';
import { ApiKeyEntity } from './api-key.entity.js';
import { ApiKeyUseEntity } from './api-key-use.entity.js';
import { ApiKeyUses } from './api-key-uses.service.js';
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
import { ReactivateUserResolver } from './reactivate-user.resolver.js';
import { ReactivateUserService } from './reactivate-user.service.js';
import { UpdateUserResolver } from './update-user.resolver.js';
import { UpdateUserService } from './update-user.service.js';
import { UserEntity } from './user.entity.js';
import { UsersResolver } from './users.resolver.js';
import { UsersService } from './users.service.js';
import { ViewerResolver } from './viewer.resolver.js';

/** Global, because the platform's guard looks users and keys up through it. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([UserEntity, ApiKeyEntity, ApiKeyUseEntity])],
  providers: [
    { provide: Users, useClass: UsersService },
    { provide: ApiKeys, useClass: ApiKeysService },
    ApiKeyUses,
    UsersResolver,
    InviteUserService,
    InviteUserResolver,
    DeactivateUserService,
    DeactivateUserResolver,
    UpdateUserService,
    UpdateUserResolver,
    ReactivateUserService,
    ReactivateUserResolver,
    ApiKeysResolver,
    CreateApiKeyService,
    CreateApiKeyResolver,
    RevokeApiKeyService,
    RevokeApiKeyResolver,
    ViewerResolver,
  ],
  exports: [Users, ApiKeys, ApiKeyUses],
})
export class IdentityModule {}
