import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { mayCall } from '../../kernel/permissions.js';
import type { Viewer } from '../../kernel/viewer.js';

const KIB = 1024;
const MIB = KIB * KIB;

/** Bytes of request bodies that a process holds in memory at once, overall and per sender. */
export const HELD_BODIES = { most: 128 * MIB, mostPerSender: 64 * MIB };

/** An API description of 8 MiB as a JSON string, with line ends and quotes escaped as two bytes each. */
const MAX_DESCRIPTION_BYTES = 17 * MIB;
/** Without a valid token. */
const MAX_ANONYMOUS_BYTES = 4 * KIB;

/** @returns the maximum JSON body in bytes; only users who import API descriptions may send more than 1 MiB */
export function maxJsonBytes(viewer: Viewer | null): number {
  if (!viewer) return MAX_ANONYMOUS_BYTES;
  if (viewer.role === 'PARTNER') return 256 * KIB;
  return mayCall(viewer.role, 'catalog:write') ? MAX_DESCRIPTION_BYTES : MIB;
}

/** @returns whose share of the memory budget a body counts towards; all anonymous senders have one together */
export const senderOf = (viewer: Viewer | null): string => (viewer ? `user ${viewer.userId}` : 'anonymous');

interface BodyRule {
  readonly readsOwnBody?: true;
}

/** The route reads its body itself as a stream, after its guard has allowed the sender. */
export const ReadsOwnBody = () => RouteConfig({ readsOwnBody: true } satisfies BodyRule);

export function readsOwnBody({ routeOptions }: FastifyRequest): boolean {
  return (routeOptions.config as BodyRule).readsOwnBody === true;
}
