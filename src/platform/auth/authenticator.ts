import { Injectable } from '@nestjs/common';
import { AppError } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { type Claims, Tokens } from './tokens.js';

/** Looks users up; the identity module provides it. */
export abstract class Users {
  /** @returns null for who is not (or no longer) a user here */
  abstract viewerOf(claims: Claims): Promise<Viewer | null>;
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

/** Turns an `Authorization` header into the viewer it speaks for. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly tokens: Tokens,
    private readonly users: Users,
  ) {}

  /** @returns null without a header; @throws AppError UNAUTHENTICATED for one that does not hold */
  async viewerOf(authorization: string | undefined): Promise<Viewer | null> {
    const token = bearerToken(authorization);
    if (token === null) return null;
    const viewer = await this.users.viewerOf(await this.tokens.verify(token));
    if (!viewer) throw new AppError('UNAUTHENTICATED', 'No active user of Causeway belongs to this token.');
    return viewer;
  }
}

export function bearerToken(authorization: string | undefined): string | null {
  if (authorization === undefined || authorization === '') return null;
  const match = /^Bearer ([\w\-.~+/]+=*)$/i.exec(authorization);
  if (!match) throw new AppError('UNAUTHENTICATED', 'The Authorization header must read `Bearer <token>`.');
  return match[1]!;
}
