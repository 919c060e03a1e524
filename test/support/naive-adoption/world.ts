/*
 * The world of the recount: what an administrator has registered, and the calls that count. Ids are those of the API. Instants are
 * epoch ms, days are `YYYY-MM-DD`.
 */

export type Environment = 'SANDBOX' | 'PRODUCTION';

export interface Product {
  readonly id: string;
  readonly name: string;
}

export interface Version {
  readonly id: string;
  readonly product: Product;
  readonly name: string;
  readonly status: 'BETA' | 'GA' | 'DEPRECATED' | 'SUNSET';
  readonly sunsetOn: string | null;
  readonly hosts: readonly string[];
  readonly basePath: string;
  readonly createdAt: number;
  readonly operations: readonly Operation[];
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  /** Relative to the base path of the version. */
  readonly path: string;
  /** Whether a call can match it at all; a path with a query cannot. */
  readonly matchable: boolean;
  readonly removed: boolean;
}

export interface Partner {
  readonly id: string;
  readonly name: string;
  readonly tier: string;
  readonly region: string;
  readonly internal: boolean;
}

export interface Application {
  readonly id: string;
  readonly partner: Partner;
  readonly name: string;
  readonly registeredAt: number;
  /** API products it is registered for. */
  readonly products: readonly Product[];
}

export interface Credential {
  readonly application: Application;
  readonly environment: Environment;
  readonly clientId: string;
  readonly issuedAt: number;
}

export interface ScopedVersion {
  readonly version: Version;
  /** Null if all operations of the version are in scope. */
  readonly operations: readonly Operation[] | null;
}

export interface Engagement {
  readonly id: string;
  readonly key: string;
  readonly partner: Partner;
  readonly type: 'INTEGRATION' | 'MIGRATION' | 'CO_CREATION' | 'ADVISORY';
  readonly status: 'ACTIVE' | 'ON_HOLD' | 'COMPLETED' | 'CANCELLED';
  readonly timeZone: string;
  readonly startedOn: string;
  readonly scope: readonly ScopedVersion[];
  /** When it entered the stage LAUNCH, which may happen more than once. */
  readonly launches: readonly number[];
}

export interface World {
  readonly versions: readonly Version[];
  readonly partners: readonly Partner[];
  readonly applications: readonly Application[];
  readonly credentials: readonly Credential[];
  readonly engagements: readonly Engagement[];
}

/** A call that counts. */
export interface Call {
  readonly time: number;
  readonly status: number;
  readonly latencyMs: number | null;
  readonly credential: Credential;
  readonly version: Version;
  /** Null if no operation of the version matched. */
  readonly operation: Operation | null;
}
