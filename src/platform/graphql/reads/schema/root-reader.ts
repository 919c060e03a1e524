import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../../../kernel/viewer.js';
import type { Statement } from '../../../database/scoped-read.js';
import type { RelationSource } from '../fragments/source.js';
import type { Values } from '../fragments/sql.js';

/** The part of `Reads` that the schema's resolvers need. */
export interface RootReader {
  read<T>(viewer: Viewer, info: GraphQLResolveInfo, root: RelationSource, values: Values): Promise<T | null>;
  /** Reads an object of a mutation's payload, together with its other objects. */
  readOfPayload<T>(
    viewer: Viewer,
    info: GraphQLResolveInfo,
    root: RelationSource,
    values: Values,
  ): Promise<T | null>;
  answer<T>(viewer: Viewer, statement: Statement): Promise<T | null>;
  checkLimits(info: GraphQLResolveInfo, root: RelationSource): void;
}
