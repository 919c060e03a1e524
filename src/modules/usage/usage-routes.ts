import { Injectable } from '@nestjs/common';
import { type Tx, query } from '../../platform/database/tx.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { isUnremoved } from '../catalog/index.js';
import { type RoutedVersion, type Routes, compileRoutes } from './domain/routes.js';

/** Every write gives a row a new xmin, so the sums change with any change to the catalog. */
const STAMP = `
  select concat_ws(' ', v.rows, v.writes, o.rows, o.writes) as stamp
  from (select count(*) as rows, sum(xmin::text::bigint) as writes from api_version) v,
    (select count(*) as rows, sum(xmin::text::bigint) as writes from api_operation) o`;

const VERSIONS = `
  select v.id as "apiVersionId", v.api_product_id as "apiProductId", v.hosts, v.base_path as "basePath",
    coalesce((select json_agg(json_build_object('id', o.id, 'method', o.method, 'template', o.path) order by o.position)
      from api_operation o where o.api_version_id = v.id and ${toSql(isUnremoved(sql`o`))}), '[]'::json) as operations
  from api_version v
  order by v.created_at desc, v.id desc`;

/** Caches the compiled catalog, and recompiles it when the catalog has changed. */
@Injectable()
export class UsageRoutes {
  private known: { readonly stamp: string; readonly routes: Routes } | null = null;

  async current(tx: Tx): Promise<Routes> {
    const [row] = await query<{ stamp: string }>(tx, STAMP);
    const stamp = row!.stamp;
    if (this.known?.stamp === stamp) return this.known.routes;
    // Read after the stamp: a change in between is noticed by the next batch.
    const routes = compileRoutes(await query<RoutedVersion>(tx, VERSIONS));
    this.known = { stamp, routes };
    return routes;
  }
}
