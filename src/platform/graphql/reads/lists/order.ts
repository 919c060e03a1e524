import type { Type } from '@nestjs/common';
import { Field, InputType } from '@nestjs/graphql';
import { enumOf } from '../../enums.js';
import type { SortKey } from '../fragments/source.js';
import { type Sql, _, sql } from '../fragments/sql.js';

export const Direction = enumOf<'ASC' | 'DESC'>('Direction', 'Sort direction; nulls come last either way.', {
  ASC: 'Ascending.',
  DESC: 'Descending.',
});

export interface Order<F extends string> {
  readonly field: F;
  readonly direction: 'ASC' | 'DESC';
}

/** Declares `…Order`: the sort field and direction of a list. */
export function orderInput<F extends string>(name: string, fields: () => object): Type<Order<F>> {
  @InputType(name, { description: 'Sort order; ties are broken by ID.' })
  class OrderInput implements Order<F> {
    @Field(fields, { description: 'Field to sort by.' }) field!: F;
    @Field(() => Direction, { description: 'Sort direction.' }) direction!: 'ASC' | 'DESC';
  }
  return OrderInput;
}

/** A language-neutral, case-insensitive collation, created by the migration names-in-order. */
export const NAME_ORDER = sql`name_order`;

/** Sorts by name; rows with the same name are sorted by id. */
export function byName(name: Sql): SortKey {
  return { by: sql`(${name} collate ${NAME_ORDER})`, cast: 'text' };
}

const BY_ID: SortKey = { by: sql`${_}.id`, cast: 'uuid' };

/** @returns the sort keys of a list, ending with the id to break ties */
export function sortKeys<F extends string>(
  keys: Readonly<Record<F, SortKey>>,
  order: Order<F>,
): readonly SortKey[] {
  const descending = order.direction === 'DESC';
  return [
    { ...keys[order.field], descending, chosen: `${order.field} ${order.direction}` },
    { ...BY_ID, descending },
  ];
}
