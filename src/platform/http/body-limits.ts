import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { mayCall } from '../../kernel/permissions.js';
import type { Viewer } from '../../kernel/viewer.js';

const KIB = 1024;
const MIB = KIB * KIB;

/** Bodies that one process keeps in memory at a time, of all senders and of one, in bytes. */
export const HELD_BODIES = { most: 128 * MIB, mostOfSender: 64 * MIB };

/** An API description of 8 MiB as a JSON string, in which line ends and quotes take two bytes each. */
const OF_DESCRIPTIONS = 17 * MIB;
/** Without a valid token. */
const OF_STRANGERS = 4 * KIB;

/** @returns the largest JSON body in bytes; only an API description, which is sent whole, takes more than 1 MiB */
export function mostJsonBytes(viewer: Viewer | null): number {
  if (!viewer) return OF_STRANGERS;
  if (viewer.role === 'PARTNER') return 256 * KIB;
  return mayCall(viewer.role, 'catalog:write') ? OF_DESCRIPTIONS : MIB;
}

/** @returns whose share of the memory for bodies a body takes; all strangers have one together */
export const senderOf = (viewer: Viewer | null): string => (viewer ? `user ${viewer.userId}` : 'strangers');

interface BodyRule {
  readonly readsOwnBody?: true;
}

/** The route reads its body itself, as it comes, once its guard has let the sender in. */
export const ReadsOwnBody = () => RouteConfig({ readsOwnBody: true } satisfies BodyRule);

export function readsOwnBody({ routeOptions }: FastifyRequest): boolean {
  return (routeOptions.config as BodyRule).readsOwnBody === true;
}
