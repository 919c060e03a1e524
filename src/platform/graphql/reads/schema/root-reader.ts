import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../../../kernel/viewer.js';
import type { Statement } from '../../../database/scoped-read.js';
import type { RelationSource } from '../fragments/source.js';
import type { Values } from '../fragments/sql.js';

/** What the schema's own resolvers need of the reads above them, which know how a statement is made and run. */
export interface RootReader {
  read<T>(viewer: Viewer, info: GraphQLResolveInfo, root: RelationSource, values: Values): Promise<T | null>;
  answer<T>(viewer: Viewer, statement: Statement): Promise<T | null>;
  checkLimits(info: GraphQLResolveInfo, root: RelationSource): void;
}
