import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../kernel/errors.js';
import { toTypeId } from '../../kernel/ids.js';
import { mayCall } from '../../kernel/permissions.js';
import type { Viewer } from '../../kernel/viewer.js';
import { noteCaller } from '../base/request-context.js';
import { ACCESS, type Access } from './allow.js';
import { type ApiKeyBearer, ApiKeys, Authenticator, bearerToken } from './authenticator.js';

export type WithBearer = FastifyRequest & { bearer?: ApiKeyBearer };
export type WithViewer = FastifyRequest & { viewer?: Viewer };

/** Guards every route and root field; those without an access rule are denied. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly apiKeys: ApiKeys,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    switch (access?.kind) {
      case 'public':
        return true;
      case 'permission':
        return this.viewerMay(context, access.permission);
      case 'api-key':
        return this.bearerMay(context.switchToHttp().getRequest<WithBearer>(), access.scope);
      default:
        throw new AppError('FORBIDDEN', 'No access rule is set for this route.');
    }
  }

  private async viewerMay(
    context: ExecutionContext,
    permission: Parameters<typeof mayCall>[1],
  ): Promise<boolean> {
    const viewer = await this.viewerOf(context);
    if (!viewer) throw new AppError('UNAUTHENTICATED', 'Authentication required: send a bearer token.');
    if (!mayCall(viewer.role, permission))
      throw new AppError('FORBIDDEN', `Users with role ${viewer.role} are not allowed to do this.`);
    return true;
  }

  /** For GraphQL, the token was verified when the request began; for plain routes, it is verified here. */
  private async viewerOf(context: ExecutionContext): Promise<Viewer | null> {
    if (context.getType() !== 'http')
      return GqlExecutionContext.create(context).getContext<{ readonly viewer: Viewer | null }>().viewer;
    const request = context.switchToHttp().getRequest<WithViewer>();
    const viewer = await this.authenticator.viewerOf(request.headers.authorization);
    if (viewer) request.viewer = viewer;
    return viewer;
  }

  private async bearerMay(request: WithBearer, scope: string): Promise<boolean> {
    const secret = bearerToken(request.headers.authorization);
    const bearer = secret === null ? null : await this.apiKeys.bearerOf(secret);
    if (!bearer)
      throw new AppError('UNAUTHENTICATED', 'Send a valid API key as `Authorization: Bearer <key>`.');
    noteCaller(toTypeId('apiKey', bearer.keyId));
    if (!bearer.scopes.includes(scope))
      throw new AppError('FORBIDDEN', `This API key does not have the scope ${scope}.`);
    request.bearer = bearer;
    return true;
  }
}
