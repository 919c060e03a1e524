import type { Type } from '@nestjs/common';
import { type PageInfo, connectionTypes } from './connection.js';

/** A page of a list that no statement of ours answers: its edges are there as values. */
export interface ValueConnection<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number;
}

/** Declares `…Connection` and `…Edge` of a type whose values a resolver gives whole. */
export function valueConnectionOf<T>(node: Type<T>, name: string): Type<ValueConnection<T>> {
  return connectionTypes(() => node, name, 'Number of items at this moment.') as Type<ValueConnection<T>>;
}
