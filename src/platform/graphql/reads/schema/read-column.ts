import type { GraphQLResolveInfo } from 'graphql';
import { columnIn } from '../fragments/columns.js';
import { tableOf } from './decorators.js';

/** The default resolver. Only the rows of a statement know aliases; any other value has the names of its fields. */
export function readColumn(
  row: Record<string, unknown>,
  _args: unknown,
  _context: unknown,
  info: GraphQLResolveInfo,
): unknown {
  if (info.path.key === info.fieldName || !tableOf(info.parentType)) return row[info.fieldName];
  return row[columnIn(info)];
}
