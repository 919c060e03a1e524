import type { Type } from '@nestjs/common';
import { type PageInfo, connectionTypes } from './connection.js';

/** A page of a list that is not read by SQL. */
export interface ValueConnection<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number;
}

/** Declares `…Connection` and `…Edge` for pages that a resolver returns as plain values. */
export function valueConnectionOf<T>(node: Type<T>, name: string): Type<ValueConnection<T>> {
  return connectionTypes(() => node, name, 'Number of items at this moment.') as Type<ValueConnection<T>>;
}
