import type { Type } from '@nestjs/common';
import { ArgsType, Extensions, Field, Int, ObjectType } from '@nestjs/graphql';
import type { GraphQLFieldConfig, GraphQLObjectType } from 'graphql';
import { columnIn, CURSOR, edgeColumn } from '../fragments/columns.js';
import { encodeCursor } from './cursor.js';

/** Extension of a connection type: the name of its node type. */
export const NODE_TYPE = 'causeway.nodeType';

@ObjectType({ description: 'Pagination details of a list (Relay).' })
export class PageInfo {
  @Field(() => Boolean, {
    description: 'Whether there are more items after this page; with `last`, whether `before` was passed.',
  })
  hasNextPage!: boolean;
  @Field(() => Boolean, {
    description: 'Whether `after` was passed; with `last`, whether there are more items before this page.',
  })
  hasPreviousPage!: boolean;
  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the first item; pass it as `before`, where a list takes it, to get the previous page. Null if the page is empty.',
  })
  startCursor!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Pass it as `after` to get the next page; null if the page is empty.',
  })
  endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 50, description: 'Page size, 1-100.' })
  first!: number;
  @Field(() => String, {
    nullable: true,
    description: '`endCursor` of the previous page; omit for the first page.',
  })
  after?: string | null;
}

/** Declares `…Connection` and `…Edge` of a node type. */
export function connectionTypes(node: () => Type, name: string, totalCount: string): Type {
  @ObjectType(`${name}Edge`, { description: `${name} item with its cursor (Relay).` })
  class Edge {
    @Field(() => String, { description: 'Cursor of this item.' }) cursor!: string;
    @Field(node, { description: 'The item.' }) node!: unknown;
  }
  @ObjectType(`${name}Connection`, { description: `A page of ${name} items (Relay).` })
  class Connection {
    @Field(() => [Edge], { description: 'Items with their cursors.' }) edges!: Edge[];
    @Field(() => [node()], { description: 'Items on this page.' }) nodes!: unknown[];
    @Field(() => PageInfo, { description: 'Pagination details.' }) pageInfo!: PageInfo;
    @Field(() => Int, { description: totalCount }) totalCount!: number;
  }
  return Connection;
}

/** Declares connection types for a list read by SQL, page by page. */
export function connectionOf(node: () => Type, name: string): Type {
  const connection = connectionTypes(node, name, 'Total number of items; computed only if requested.');
  Extensions({ [NODE_TYPE]: name })(connection);
  return connection;
}

type Row = Readonly<Record<string, unknown>> & { readonly [CURSOR]: string };

/** A page as returned by its statement, with one extra row if there are more. */
interface PageRows {
  readonly size: number;
  /** Whether a cursor was passed. */
  readonly continued: boolean;
  /** Whether the rows are in reverse order. */
  readonly backwards: boolean;
  readonly items: readonly Row[];
  readonly total?: number;
}

interface EdgeRow {
  readonly row: Row;
  readonly edges: string;
}

function shown({ items, size, backwards }: PageRows): readonly Row[] {
  const rows = items.slice(0, size);
  return backwards ? rows.reverse() : rows;
}

type Resolvers<S> = Record<string, NonNullable<GraphQLFieldConfig<S, unknown>['resolve']>>;

const CONNECTION: Resolvers<PageRows> = {
  nodes: (page, _args, _context, info) => {
    const column = columnIn(info);
    return shown(page).map((row) => row[column]);
  },
  edges: (page, _args, _context, info): EdgeRow[] => {
    const edges = columnIn(info);
    return shown(page).map((row) => ({ row, edges }));
  },
  totalCount: (page) => page.total,
  pageInfo: (page): PageInfo => {
    const rows = shown(page);
    const hasMore = page.items.length > page.size;
    return {
      hasNextPage: page.backwards ? page.continued : hasMore,
      hasPreviousPage: page.backwards ? hasMore : page.continued,
      startCursor: rows.length > 0 ? encodeCursor(rows[0]![CURSOR]) : null,
      endCursor: rows.length > 0 ? encodeCursor(rows.at(-1)![CURSOR]) : null,
    };
  },
};

const EDGE: Resolvers<EdgeRow> = {
  cursor: ({ row }) => encodeCursor(row[CURSOR]),
  node: ({ row, edges }, _args, _context, info) => row[edgeColumn(edges, columnIn(info))],
};

/** Makes the fields of a connection type and its edges read the statement's rows. */
export function resolveConnection(connection: GraphQLObjectType, edge: GraphQLObjectType): void {
  for (const [name, resolve] of Object.entries(CONNECTION)) connection.getFields()[name]!.resolve = resolve;
  for (const [name, resolve] of Object.entries(EDGE)) edge.getFields()[name]!.resolve = resolve;
}
