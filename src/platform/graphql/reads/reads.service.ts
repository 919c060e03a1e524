import { Injectable } from '@nestjs/common';
import type { GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import { Clock } from '../../../kernel/clock.js';
import { fromTypeId, type IdKind, parseTypeId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { ConnectionShares } from '../../database/connection-shares.js';
import { Pools } from '../../database/pools.js';
import { readAsPartner, readAsStaff, type Statement } from '../../database/scoped-read.js';
import { ObjectBudget } from './compiler/object-budget.js';
import { StatementCache } from './compiler/statement-cache.js';
import { StatementNames } from './compiler/statement-names.js';
import { BY_ID, type RelationSource } from './fragments/source.js';
import type { Values } from './fragments/sql.js';
import { markType } from './schema/node-type.js';
import { TypeRegistry } from './schema/type-registry.js';

/** Answers a root field (or a payload's object) with one statement made from the selection set. */
@Injectable()
export class Reads {
  private readonly plans: StatementCache;
  private readonly fanOut = new ObjectBudget();
  private readonly names = new StatementNames();

  constructor(
    private readonly shapes: TypeRegistry,
    private readonly pools: Pools,
    private readonly shares: ConnectionShares,
    clock: Clock,
  ) {
    this.plans = new StatementCache(shapes, clock);
  }

  /**
   * @param values bound to the root's own `arg(…)`s
   * @returns the object, list or page that the composer's field resolvers read; null for a row that is not there
   */
  async read<T>(
    viewer: Viewer,
    info: GraphQLResolveInfo,
    root: RelationSource,
    values: Values = {},
  ): Promise<T | null> {
    const { plan, request } = this.plans.find(info, root, values);
    this.fanOut.spend(info, plan, request);
    return this.answer<T>(viewer, {
      text: plan.text,
      name: this.names.of(plan),
      values: plan.binds.map((bind) => bind(request)),
    });
  }

  /**
   * Runs a statement of a `*.query.ts` under the login of the viewer's role.
   * @param statement gives one row with the JSON text `answer`, or none
   */
  async answer<T>(viewer: Viewer, statement: Statement): Promise<T | null> {
    const answer = await this.shares.read(viewer, () =>
      viewer.role === 'PARTNER'
        ? readAsPartner(this.pools.portal, viewer.partnerId, statement)
        : readAsStaff(this.pools.staff, statement),
    );
    return answer === null ? null : (JSON.parse(answer) as T);
  }

  /**
   * Holds what a mutation's payload asks of an object to the limits, before the mutation writes anything.
   */
  checkLimits(info: GraphQLResolveInfo, root: RelationSource): void {
    const { plan, request } = this.plans.find(info, root, { id: null, rows: null });
    this.fanOut.checkLimits(info, plan, request);
    plan.binds.forEach((bind) => bind(request));
  }

  /** @param id a row's UUID */
  byId<T>(viewer: Viewer, info: GraphQLResolveInfo, id: string): Promise<T | null> {
    return this.read<T>(viewer, info, BY_ID, { id });
  }

  /**
   * The object that an id of whatever kind names, with its type marked on it.
   * @returns null alike for a malformed id, one of a kind that `node` does not answer to the viewer, one that is not
   * theirs to see, and one that is not there
   */
  async node(viewer: Viewer, info: GraphQLResolveInfo, typeId: string): Promise<object | null> {
    const id = parseTypeId(typeId);
    const node = id ? this.shapes.nodeOf(id.kind, viewer.role) : undefined;
    if (!id || !node) return null;
    const { type, root } = node;
    const place = { ...info, returnType: info.schema.getType(type) as GraphQLObjectType };
    const partnerId = viewer.role === 'PARTNER' ? viewer.partnerId : null;
    const row = await this.read<object>(viewer, place, root, { id: id.uuid, partnerId });
    return row && markType(row, type);
  }

  /** @returns null alike for a malformed id, one of another kind, and one that is not there */
  byTypeId<T>(viewer: Viewer, info: GraphQLResolveInfo, kind: IdKind, typeId: string): Promise<T | null> {
    const id = fromTypeId(kind, typeId);
    return id === null ? Promise.resolve(null) : this.byId<T>(viewer, info, id);
  }
}
