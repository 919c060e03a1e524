import type { Type } from '@nestjs/common';
import { ArgsType, Extensions, Field, Int, ObjectType } from '@nestjs/graphql';
import type { GraphQLFieldConfig, GraphQLObjectType } from 'graphql';
import { columnIn, CURSOR, edgeColumn } from '../fragments/columns.js';
import { encodeCursor } from './cursor.js';

/** Extension of a connection type: the name of its node type. */
export const NODE_TYPE = 'causeway.nodeType';

@ObjectType({ description: 'Pagination details of a list (Relay).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there are more items.' }) hasNextPage!: boolean;
  @Field(() => Boolean, { description: 'Whether a cursor was passed; lists can only be paged forwards.' })
  hasPreviousPage!: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the first item; null if the page is empty.',
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
  readonly first: number;
  /** Whether a cursor was passed. */
  readonly continued: boolean;
  readonly items: readonly Row[];
  readonly total?: number;
}

interface EdgeRow {
  readonly row: Row;
  readonly edges: string;
}

const shown = (page: PageRows) => page.items.slice(0, page.first);

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
    return {
      hasNextPage: page.items.length > page.first,
      hasPreviousPage: page.continued,
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
