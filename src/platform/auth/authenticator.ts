import { Injectable } from '@nestjs/common';
import { AppError } from '../../kernel/errors.js';
import { toTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { noteCaller } from '../base/request-context.js';
import { type Claims, Tokens, type VerifiedToken } from './tokens.js';

/** Event: a user was changed or deactivated; the subject is the user's id. Every process then reloads the user. */
export const USER_CHANGED = 'user.changed';

/** Looks users up; the identity module provides it. */
export abstract class Users {
  /** @returns null if the claims belong to no active user */
  abstract viewerOf(claims: Claims): Promise<Viewer | null>;

  /**
   * Drops one user, or all, from the cache.
   * @param userId a UUID
   */
  abstract forget(userId?: string): void;
}

/** The bearer of a verified API key. */
export interface ApiKeyBearer {
  readonly keyId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  /** Null for a gateway's key, which can report for every partner. */
  readonly partnerId: string | null;
}

/** Looks API keys up; the identity module provides it. */
export abstract class ApiKeys {
  abstract bearerOf(secret: string): Promise<ApiKeyBearer | null>;
}

export interface SignedIn extends Pick<VerifiedToken, 'expiresAt'> {
  readonly viewer: Viewer;
}

/** Authenticates the viewer of an `Authorization` header. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly tokens: Tokens,
    private readonly users: Users,
  ) {}

  /**
   * @returns null without a header
   * @throws AppError UNAUTHENTICATED if the token is not valid
   */
  async viewerOf(authorization: string | undefined): Promise<Viewer | null> {
    return (await this.signedIn(authorization))?.viewer ?? null;
  }

  /** Like `viewerOf`, with the token's expiry. */
  async signedIn(authorization: string | undefined): Promise<SignedIn | null> {
    const token = bearerToken(authorization);
    if (token === null) return null;
    const { claims, expiresAt } = await this.tokens.verifyWithExpiry(token);
    const viewer = await this.users.viewerOf(claims);
    if (!viewer) throw new AppError('UNAUTHENTICATED', 'This token does not belong to an active user.');
    noteCaller(toTypeId('user', viewer.userId));
    return { viewer, expiresAt };
  }
}

export function bearerToken(authorization: string | undefined): string | null {
  if (authorization === undefined || authorization === '') return null;
  const match = /^Bearer ([\w\-.~+/]+=*)$/i.exec(authorization);
  if (!match) throw new AppError('UNAUTHENTICATED', 'The Authorization header must be `Bearer <token>`.');
  return match[1]!;
}
