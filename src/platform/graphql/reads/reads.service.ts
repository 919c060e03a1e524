import { Injectable } from '@nestjs/common';
import type { GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import type pg from 'pg';
import { Clock } from '../../../kernel/clock.js';
import { fromTypeId, type IdKind, parseTypeId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { ConnectionShares } from '../../database/connection-shares.js';
import { Pools } from '../../database/pools.js';
import { Replica } from '../../database/replica.js';
import { readAsPartner, readAsStaff, type Statement } from '../../database/scoped-read.js';
import { ObjectBudget } from './compiler/object-budget.js';
import { StatementCompiler } from './compiler/statement-compiler.js';
import { StatementCache } from './compiler/statement-cache.js';
import { StatementNames } from './compiler/statement-names.js';
import { BY_ID, type RelationSource } from './fragments/source.js';
import type { Values } from './fragments/sql.js';
import { ReadsTogether } from './payload/together.js';
import { markType } from './schema/node-type.js';
import { TypeRegistry } from './schema/type-registry.js';
import { isAskedAsText, readAsObjects, textAnswer } from './text/as-text.js';
import { TextCompiler } from './text/text-compiler.js';

const compilerFor = (info: GraphQLResolveInfo) => (isAskedAsText(info) ? TextCompiler : StatementCompiler);

/** Reads a root field (or a payload's object) with one statement compiled from the selection set. */
@Injectable()
export class Reads {
  private readonly statements: StatementCache;
  private readonly budget = new ObjectBudget();
  private readonly names = new StatementNames();
  private readonly together = new ReadsTogether((viewer, statement) => this.answer(viewer, statement));

  constructor(
    private readonly types: TypeRegistry,
    private readonly pools: Pools,
    private readonly shares: ConnectionShares,
    private readonly clock: Clock,
    private readonly replica: Replica,
  ) {
    this.statements = new StatementCache(types, clock);
  }

  /**
   * @param values bound to the root's own `arg(…)`s
   * @returns the object, list or page for the field resolvers; null if the row does not exist
   */
  async read<T>(
    viewer: Viewer,
    info: GraphQLResolveInfo,
    root: RelationSource,
    values: Values = {},
  ): Promise<T | null> {
    const statement = this.statementOf(info, root, values);
    if (!isAskedAsText(info)) return this.answer<T>(viewer, statement);
    const answer = await this.textOf(viewer, statement).catch(readAsObjects);
    // Only the executor reads what it returns.
    return answer === null ? null : (textAnswer(answer) as T);
  }

  /** The same for an object of a mutation's payload: all of them are read in one statement. */
  async readOfPayload<T>(
    viewer: Viewer,
    info: GraphQLResolveInfo,
    root: RelationSource,
    values: Values = {},
  ): Promise<T | null> {
    return (await this.together.ask(viewer, this.statementOf(info, root, values))) as T | null;
  }

  private statementOf(info: GraphQLResolveInfo, root: RelationSource, values: Values): Statement {
    const { statement, request } = this.statements.find(info, root, values, compilerFor(info));
    this.budget.spend(info, statement, request);
    return {
      text: statement.text,
      name: this.names.of(statement),
      mayLag: root.mayLag === true,
      values: statement.binds.map((bind) => bind(request)),
    };
  }

  /**
   * Reads a field as a partner's users see it, for staff: with the partner's login, at the staff user's expense.
   * @param partnerId whose rows row security shows
   */
  async previewForStaff<T>(
    viewer: Viewer,
    partnerId: string,
    info: GraphQLResolveInfo,
    root: RelationSource,
    values: Values,
  ): Promise<T | null> {
    const statement = this.statementOf(info, root, values);
    const answer = await this.shares.preview(viewer, () =>
      readAsPartner(this.pools.portal, partnerId, statement),
    );
    return answer === null ? null : (JSON.parse(answer) as T);
  }

  /** The instant of a request, for a statement of a `*.query.ts`. */
  now(): Date {
    return this.clock.now();
  }

  /**
   * Runs a statement of a `*.query.ts` with the login for the viewer's role.
   * @param statement returns one row with the JSON text `answer`, or none
   */
  async answer<T>(viewer: Viewer, statement: Statement): Promise<T | null> {
    const answer = await this.textOf(viewer, statement);
    return answer === null ? null : (JSON.parse(answer) as T);
  }

  private textOf(viewer: Viewer, statement: Statement): Promise<string | null> {
    return this.shares.read(viewer, () => {
      if (viewer.role === 'PARTNER') return readAsPartner(this.pools.portal, viewer.partnerId, statement);
      const asStaff = (pool: pg.Pool) => readAsStaff(pool, statement);
      return statement.mayLag ? this.replica.read(viewer.userId, asStaff) : asStaff(this.pools.staff);
    });
  }

  /** Checks the limits for an object of a mutation's payload, before the mutation writes anything. */
  checkLimits(info: GraphQLResolveInfo, root: RelationSource): void {
    const { statement, request } = this.statements.find(
      info,
      root,
      { id: null, rows: null },
      StatementCompiler,
    );
    this.budget.checkLimits(info, statement, request);
    statement.binds.forEach((bind) => bind(request));
  }

  /** @param id a row's UUID */
  byId<T>(viewer: Viewer, info: GraphQLResolveInfo, id: string): Promise<T | null> {
    return this.read<T>(viewer, info, BY_ID, { id });
  }

  /**
   * The object with an id of any kind, marked with its type.
   * @returns null in all of these cases: the id is malformed, `node` does not return its kind to the viewer, the viewer may
   *   not see the object, or it does not exist
   */
  async node(viewer: Viewer, info: GraphQLResolveInfo, typeId: string): Promise<object | null> {
    const id = parseTypeId(typeId);
    const node = id ? this.types.nodeOf(id.kind, viewer.role) : undefined;
    if (!id || !node) return null;
    const { type, root } = node;
    const place = { ...info, returnType: info.schema.getType(type) as GraphQLObjectType };
    const partnerId = viewer.role === 'PARTNER' ? viewer.partnerId : null;
    const row = await this.read<object>(viewer, place, root, { id: id.uuid, partnerId });
    return row && markType(row, type);
  }

  /** @returns null if the id is malformed, of another kind, or of no existing row */
  byTypeId<T>(viewer: Viewer, info: GraphQLResolveInfo, kind: IdKind, typeId: string): Promise<T | null> {
    const id = fromTypeId(kind, typeId);
    return id === null ? Promise.resolve(null) : this.byId<T>(viewer, info, id);
  }
}
