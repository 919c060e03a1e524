import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../../kernel/viewer.js';
import type { Statement } from '../../database/scoped-read.js';
import type { Reads } from '../reads/reads.service.js';
import { withOwnBudget } from './live-reads.service.js';
import type { Changes } from './pending-changes.js';

/**
 * Reads changed objects of a subscription's type, each with an object budget of its own.
 * @param newest returns the UUIDs of the newest objects as a JSON list; read if some changes may have been missed
 */
export async function readObjects(
  reads: Reads,
  viewer: Viewer,
  info: GraphQLResolveInfo,
  changes: Changes,
  newest: Statement,
): Promise<object[]> {
  const ids = changes === 'all' ? await reads.answer<string[]>(viewer, newest) : changes;
  const found: object[] = [];
  for (const id of ids ?? []) {
    const object = await reads.byId<object>(viewer, withOwnBudget(info), id);
    if (object) found.push(object);
  }
  return found;
}
