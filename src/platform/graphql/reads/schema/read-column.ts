import type { GraphQLResolveInfo } from 'graphql';
import { columnIn } from '../fragments/columns.js';
import { tableOf } from '../fragments/source.js';

/** The default resolver. Only rows of a statement have aliased columns; any other value is read by field name. */
export function readColumn(
  row: Record<string, unknown>,
  _args: unknown,
  _context: unknown,
  info: GraphQLResolveInfo,
): unknown {
  if (info.path.key === info.fieldName || !tableOf(info.parentType)) return row[info.fieldName];
  return row[columnIn(info)];
}
