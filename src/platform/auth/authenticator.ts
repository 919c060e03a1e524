import { Injectable } from '@nestjs/common';
import { AppError } from '../../kernel/errors.js';
import { toTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { noteCaller } from '../base/request-context.js';
import { type Claims, Tokens, type Verdict } from './tokens.js';

/** The event that a user was changed or deactivated, whose subject is the user's id: every process asks for them again. */
export const USER_CHANGED = 'user.changed';

/** Looks users up; the identity module provides it. */
export abstract class Users {
  /** @returns null for who is not (or no longer) a user here */
  abstract viewerOf(claims: Claims): Promise<Viewer | null>;

  /** Drops what is remembered of one user, or of everyone. @param userId a UUID */
  abstract forget(userId?: string): void;
}

/** The bearer of a verified API key. */
export interface ApiKeyBearer {
  readonly keyId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  /** Null for a gateway's key, which speaks for every partner. */
  readonly partnerId: string | null;
}

/** Looks API keys up; the identity module provides it. */
export abstract class ApiKeys {
  abstract bearerOf(secret: string): Promise<ApiKeyBearer | null>;
}

export interface SignedIn extends Pick<Verdict, 'expiresAt'> {
  readonly viewer: Viewer;
}

/** Turns an `Authorization` header into the viewer it speaks for. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly tokens: Tokens,
    private readonly users: Users,
  ) {}

  /** @returns null without a header; @throws AppError UNAUTHENTICATED for one that does not hold */
  async viewerOf(authorization: string | undefined): Promise<Viewer | null> {
    return (await this.signedIn(authorization))?.viewer ?? null;
  }

  /** As `viewerOf`, and until when the token holds. */
  async signedIn(authorization: string | undefined): Promise<SignedIn | null> {
    const token = bearerToken(authorization);
    if (token === null) return null;
    const { claims, expiresAt } = await this.tokens.judge(token);
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
