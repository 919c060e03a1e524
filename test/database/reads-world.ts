import { withoutReplica } from '../support/without-replica.js';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import { type DocumentNode, execute, type ExecutionResult, type GraphQLSchema, parse } from 'graphql';
import pg from 'pg';
import type { Viewer } from '../../src/kernel/viewer.js';
import { ConnectionShares } from '../../src/platform/database/connection-shares.js';
import { openPool, Pools } from '../../src/platform/database/pools.js';
import { column } from '../../src/platform/graphql/reads/fragments/sql.js';
import { isBackwards } from '../../src/platform/graphql/reads/lists/both-ways.js';
import { applyFilter, oneOf } from '../../src/platform/graphql/reads/lists/filters.js';
import { sortKeys } from '../../src/platform/graphql/reads/lists/order.js';
import { Reads } from '../../src/platform/graphql/reads/reads.service.js';
import { bindSchema } from '../../src/platform/graphql/reads/schema/bind-schema.js';
import { readColumn } from '../../src/platform/graphql/reads/schema/read-column.js';
import { TypeRegistry } from '../../src/platform/graphql/reads/schema/type-registry.js';
import { cloneDatabase, type TestDatabase } from '../support/cluster.js';
import { RESOLVERS, type ShelvesArgs, TABLES } from './reads-library.js';
import { type BookRow, books, type ShelfRow, shelves } from './reads-rows.js';

const VIEWER: Viewer = { userId: '', email: '', name: '', role: 'MANAGER' };

const ORDER = {
  NAME: { by: column('name'), cast: 'text' },
  POSITION: { by: column('position'), cast: 'int', nullable: true },
  OPENED_ON: { by: column('opened_on'), cast: 'date', nullable: true },
  CHANGED_AT: { by: column('changed_at'), cast: 'timestamptz' },
  WEIGHT: { by: column('weight'), cast: 'float8' },
} as const;

/** The statements sent to PostgreSQL. */
export interface Sent {
  readonly name?: string;
  readonly text: string;
}

/** The small schema of reads-library.ts, with tables of its own in a real PostgreSQL. */
export class ReadsWorld {
  readonly sent: Sent[] = [];

  private constructor(
    readonly schema: GraphQLSchema,
    private readonly database: TestDatabase,
    private readonly pool: pg.Pool,
  ) {
    const query = pool.query.bind(pool) as (statement: Sent) => Promise<unknown>;
    Object.assign(pool, {
      query: (statement: Sent) => {
        this.sent.push(statement);
        return query(statement);
      },
    });
  }

  static async start(): Promise<ReadsWorld> {
    const database = await cloneDatabase();
    await fill(database.ownerUrl);
    const pool = openPool({
      url: database.appUrl,
      max: 3,
      statementTimeoutMs: 5_000,
      onError: () => undefined,
    });
    const types = new TypeRegistry();
    const clock = { now: () => new Date('2026-11-30T15:00:00Z') };
    // Enough connections for all concurrent reads of a test.
    const shares = new ConnectionShares({ poolSize: 100 });
    const pools = new Pools(pool, pool);
    const reads = new Reads(types, pools, shares, clock, withoutReplica(pools));
    const schema = bindSchema(await schemaOf(RESOLVERS), types, () => reads);
    answerRoots(schema, reads);
    return new ReadsWorld(schema, database, pool);
  }

  run(query: string | DocumentNode, variableValues: Record<string, unknown> = {}): Promise<ExecutionResult> {
    const document = typeof query === 'string' ? parse(query) : query;
    const contextValue = { viewer: VIEWER };
    return Promise.resolve(
      execute({ schema: this.schema, document, variableValues, contextValue, fieldResolver: readColumn }),
    );
  }

  /** @returns the data as JSON has it; throws the first error */
  async data(query: string | DocumentNode, variables: Record<string, unknown> = {}): Promise<unknown> {
    const { data, errors } = await this.run(query, variables);
    if (errors?.[0]) throw errors[0];
    return JSON.parse(JSON.stringify(data)) as unknown;
  }

  async stop(): Promise<void> {
    await this.pool.end();
    await this.database.drop();
  }
}

/** The schema as Nest builds it from decorated classes, without an application. */
export async function schemaOf(resolvers: (new (...args: never[]) => unknown)[]): Promise<GraphQLSchema> {
  const module = await Test.createTestingModule({ imports: [GraphQLSchemaBuilderModule] }).compile();
  return module.get(GraphQLSchemaFactory).create(resolvers);
}

function answerRoots(schema: GraphQLSchema, reads: Reads): void {
  const roots = schema.getQueryType()!.getFields();
  roots['shelves']!.resolve = (_source, args: ShelvesArgs, _context, info) => {
    const { name, orderBy } = args;
    const by = orderBy ?? { field: 'NAME', direction: 'ASC' };
    const { where, values } = applyFilter({ name: oneOf(column('name')) }, { name });
    const backwards = isBackwards(args);
    const root = { kind: 'page', where, order: sortKeys(ORDER, by), backwards } as const;
    return reads.read(VIEWER, info, root, values);
  };
  roots['shelf']!.resolve = (_source, { id }: { id: string }, _context, info) =>
    reads.byTypeId(VIEWER, info, 'partner', id);
}

async function fill(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(TABLES);
  const shelf = ({ id, name, position, openedOn, changedAt, weight, favouriteId }: ShelfRow) =>
    client.query('insert into shelf values ($1, $2, $3, $4, $5, $6, $7)', [
      ...[id, name, position, openedOn, changedAt, weight, favouriteId],
    ]);
  const book = ({ id, shelfId, title, pages, lentAt }: BookRow) =>
    client.query('insert into book values ($1, $2, $3, $4, $5)', [id, shelfId, title, pages, lentAt]);
  for (const row of shelves) await shelf(row);
  for (const row of books) await book(row);
  await client.end();
}
