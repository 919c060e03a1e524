import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { PageInfo } from './connection.js';

/** A page of a list that no statement of ours answers: its edges are there as values. */
export interface ValueConnection<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number;
}

/** Declares `…Connection` and `…Edge` of a type whose values a resolver gives whole. */
export function valueConnectionOf<T>(node: Type<T>, name: string): Type<ValueConnection<T>> {
  @ObjectType(`${name}Edge`, { description: `One row of a list of ${name}, with its cursor.` })
  class Edge {
    @Field(() => String, { description: 'Where this row stands in the list.' }) cursor!: string;
    @Field(() => node, { description: 'The row itself.' }) node!: T;
  }
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name} (Relay).` })
  class Connection implements ValueConnection<T> {
    @Field(() => [Edge], { description: 'The rows with their cursors.' }) edges!: Edge[];
    @Field(() => [node], { description: 'The rows.' }) nodes!: T[];
    @Field(() => PageInfo, { description: 'Where this page stands.' }) pageInfo!: PageInfo;
    @Field(() => Int, { description: 'How many rows the list has at this moment.' }) totalCount!: number;
  }
  return Connection;
}
