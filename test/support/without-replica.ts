import pino from 'pino';
import { Metrics } from '../../src/platform/base/metrics.js';
import type { Pools } from '../../src/platform/database/pools.js';
import { Replica } from '../../src/platform/database/replica.js';

/** Leaves all reads to the primary, as most installations do. */
export const withoutReplica = (pools: Pools): Replica =>
  new Replica(pools, new Metrics(), pino({ level: 'silent' }));
