import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApiKeys, Users } from '../../platform/auth/authenticator.js';
import { ApiKeyEntity } from './api-key.entity.js';
import { ApiKeyUseEntity } from './api-key-use.entity.js';
import { ApiKeyUses } from './api-key-uses.service.js';
import { ApiKeysResolver } from './api-keys.resolver.js';
import { ApiKeysService } from './api-keys.service.js';
import { Bindings } from './bindings.js';
import { CreateApiKeyMutation } from './create-api-key.mutation.js';
import { DeactivateUserMutation } from './deactivate-user.mutation.js';
import { InviteUserMutation } from './invite-user.mutation.js';
import { RevokeApiKeyMutation } from './revoke-api-key.mutation.js';
import { ReactivateUserMutation } from './reactivate-user.mutation.js';
import { UpdateUserMutation } from './update-user.mutation.js';
import { UserEntity } from './user.entity.js';
import { UsersResolver } from './users.resolver.js';
import { UsersService } from './users.service.js';
import { ViewerResolver } from './viewer.resolver.js';

/** Global, because the platform's guard uses it to look up users and keys. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([UserEntity, ApiKeyEntity, ApiKeyUseEntity])],
  providers: [
    { provide: Users, useClass: UsersService },
    { provide: ApiKeys, useClass: ApiKeysService },
    ApiKeyUses,
    Bindings,
    UsersResolver,
    InviteUserMutation,
    DeactivateUserMutation,
    UpdateUserMutation,
    ReactivateUserMutation,
    ApiKeysResolver,
    CreateApiKeyMutation,
    RevokeApiKeyMutation,
    ViewerResolver,
  ],
  exports: [Users, ApiKeys, ApiKeyUses, Bindings],
})
export class IdentityModule {}
