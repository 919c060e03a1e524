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

/** Declares `…Order`: by which of a list's fields it is sorted. */
export function orderInput<F extends string>(name: string, fields: () => object): Type<Order<F>> {
  @InputType(name, { description: 'Sort order; ties are broken by ID.' })
  class OrderInput implements Order<F> {
    @Field(fields, { description: 'Field to sort by.' }) field!: F;
    @Field(() => Direction, { description: 'Sort direction.' }) direction!: 'ASC' | 'DESC';
  }
  return OrderInput;
}

/** Language-neutral and the same for upper and lower case (the migration names-in-order makes it). */
export const NAME_ORDER = sql`name_order`;

/** The order of a list by what people call its rows; rows called alike tie, and then stand by id. */
export function byName(name: Sql): SortKey {
  return { by: sql`(${name} collate ${NAME_ORDER})`, cast: 'text' };
}

const BY_ID: SortKey = { by: sql`${_}.id`, cast: 'uuid' };

/** @returns the keys of a list's order, ending in the id, so that no two rows tie */
export function sortKeys<F extends string>(
  keys: Readonly<Record<F, SortKey>>,
  order: Order<F>,
): readonly SortKey[] {
  const descending = order.direction === 'DESC';
  return [
    { ...keys[order.field], descending },
    { ...BY_ID, descending },
  ];
}
