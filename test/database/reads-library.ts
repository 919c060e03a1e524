import {
  Args,
  ArgsType,
  Field,
  Float,
  ID,
  Int,
  ObjectType,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { enumOf } from '../../src/platform/graphql/enums.js';
import { $, _, arg, column, sql } from '../../src/platform/graphql/reads/fragments/sql.js';
import { BothWaysArgs } from '../../src/platform/graphql/reads/lists/both-ways.js';
import { PageArgs, connectionOf } from '../../src/platform/graphql/reads/lists/connection.js';
import { type InOperator, inOperator } from '../../src/platform/graphql/reads/lists/filter-inputs.js';
import { type Order, orderInput } from '../../src/platform/graphql/reads/lists/order.js';
import {
  Expr,
  From,
  Json,
  Many,
  NodeFor,
  One,
  Page,
  bySql,
} from '../../src/platform/graphql/reads/schema/decorators.js';
import { DateTime, LocalDate } from '../../src/platform/graphql/scalars.js';
import { Node } from '../../src/platform/graphql/user-error.graphql.js';

/** The smallest schema sufficient for the composer's tests: shelves with books, and every kind of field between them. */
@Entity('shelf')
class ShelfEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'int', nullable: true }) position!: number | null;
  @Column({ type: 'date', nullable: true }) openedOn!: string | null;
  @Column({ type: 'timestamptz' }) changedAt!: Date;
  @Column({ type: 'numeric' }) weight!: number;
}

@Entity('book')
class BookEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) title!: string;
  @Column({ type: 'int', nullable: true }) pages!: number | null;
  @Column({ type: 'timestamptz', nullable: true }) lentAt!: Date | null;
}

@ObjectType({ description: 'What is written on it.' })
class Label {
  @Field(() => String) text!: string;
  @Field(() => Int, { nullable: true }) place!: number | null;
}

@ObjectType({ implements: () => [Node] })
@NodeFor('staff:read')
@From(() => BookEntity, 'application')
class Book implements Node {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => Int, { nullable: true }) pages!: number | null;
  @Field(() => DateTime, { nullable: true }) lentAt!: Date | null;
  @One(sql`${_}.id = ${$}.shelf_id`)
  @Field(() => Shelf)
  shelf!: unknown;
}
const BookConnection = connectionOf(() => Book, 'Book');

@ObjectType({ implements: () => [Node] })
@NodeFor('staff:read')
@From(() => ShelfEntity, 'partner')
class Shelf implements Node {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Int, { nullable: true }) position!: number | null;
  @Field(() => LocalDate, { nullable: true }) openedOn!: string | null;
  @Field(() => DateTime) changedAt!: Date;
  @Field(() => Float) weight!: number;
  @Expr(sql`(select count(*)::int from book b where b.shelf_id = ${_}.id)`)
  @Field(() => Int)
  bookCount!: number;
  @Json(sql`json_build_object('text', ${_}.name, 'place', ${_}.position)`)
  @Field(() => Label)
  label!: Label;
  @One(sql`${_}.id = ${$}.favourite_id`)
  @Field(() => Book, { nullable: true })
  favourite!: Book | null;
  @Many({ where: sql`${_}.shelf_id = ${$}.id`, orderBy: sql`${_}.title, ${_}.id`, atMost: 20 })
  @Field(() => [Book])
  books!: Book[];
}
const ShelfConnection = connectionOf(() => Shelf, 'Shelf');

@Resolver(() => Shelf)
class ShelfFields {
  @Many({
    where: sql`${_}.shelf_id = ${$}.id and ${_}.pages >= ${arg('pages')}::int`,
    orderBy: sql`${_}.title, ${_}.id`,
    atMost: 20,
  })
  @ResolveField(() => [Book])
  thick(@Args('pages', { type: () => Int, defaultValue: 200 }) _pages: number): Book[] {
    return bySql();
  }
  @Page({
    where: sql`${_}.shelf_id = ${$}.id`,
    order: [
      { by: column('pages'), cast: 'int', nullable: true, descending: true },
      { by: column('title'), cast: 'text' },
      { by: column('id'), cast: 'uuid' },
    ],
  })
  @ResolveField(() => BookConnection)
  bookPage(@Args({ type: () => PageArgs }) _page: PageArgs): Book[] {
    return bySql();
  }
}

@Resolver(() => Book)
class BookFields {
  @Expr(sql`left(${_}.title, ${arg('length')}::int)`)
  @ResolveField(() => String)
  titleUpTo(@Args('length', { type: () => Int, defaultValue: 3 }) _length: number): string {
    return bySql();
  }
}

const ShelfOrderField = enumOf<'NAME' | 'POSITION' | 'OPENED_ON' | 'CHANGED_AT' | 'WEIGHT'>(
  'ShelfOrderField',
  '.',
  {
    ...{ NAME: '.', POSITION: '.', OPENED_ON: '.', CHANGED_AT: '.', WEIGHT: '.' },
  },
);
export type ShelfOrder = Order<keyof typeof ShelfOrderField>;
const ShelfOrderInput = orderInput<keyof typeof ShelfOrderField>('ShelfOrder', () => ShelfOrderField);
const NameIn = inOperator<string>('NameIn', () => String);

@ArgsType()
export class ShelvesArgs extends BothWaysArgs {
  @Field(() => NameIn, { nullable: true }) name?: InOperator<string> | null;
  @Field(() => ShelfOrderInput, { nullable: true }) orderBy?: ShelfOrder | null;
}

/** Declares the root fields; reads-world.ts resolves them. */
@Resolver()
class Roots {
  @Query(() => ShelfConnection)
  shelves(@Args({ type: () => ShelvesArgs }) _args: ShelvesArgs): unknown {
    return bySql();
  }
  @Query(() => Shelf, { nullable: true })
  shelf(@Args('id', { type: () => ID }) _id: string): unknown {
    return bySql();
  }
}

export const RESOLVERS = [Roots, ShelfFields, BookFields];

export const TABLES = `
  create table shelf (id uuid primary key, name text not null, position int, opened_on date,
    changed_at timestamptz not null, weight numeric not null, favourite_id uuid);
  create table book (id uuid primary key, shelf_id uuid not null references shelf, title text not null, pages int,
    lent_at timestamptz);
  grant select on shelf, book to causeway_app`;
