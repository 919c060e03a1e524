/** How the tables of usage can be distributed over Citus by partner (ADR 71, docs/scaling.md). */
export const DISTRIBUTION = {
  /** By partner_id: all rows of a partner are on one node. */
  distributed: ['usage_application_daily', 'usage_application_weekly', 'usage_daily', 'usage_hourly'],
  /** Copied to every node, because distributed rows are joined with them. */
  reference: ['api_operation', 'api_product', 'api_version', 'application', 'credential', 'partner'],
  /** On the coordinator: no partner in their rows, or written with what Citus does not offer. */
  local: ['quarantined_usage', 'usage_key', 'usage_operation_daily', 'usage_version_daily'],
} as const;

/** One row for each reason why a table of $1 cannot be distributed by partner_id, given the reference tables $2. */
export const OBSTACLES = `
  with tables as (
    select c.oid, c.relname::text as name, c.relkind from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relname = any($1)
  ), partner as (
    select t.oid, a.attnum, a.attnotnull from tables t
    left join pg_attribute a on a.attrelid = t.oid and a.attname = 'partner_id'
  )
  select name, 'partner_id may be null or does not exist' as obstacle
  from tables join partner using (oid) where attnotnull is not true
  union all
  select name, 'without partner_id: ' || i.indexrelid::regclass
  from tables t join partner using (oid) join pg_index i on i.indrelid = t.oid
  where (i.indisunique or i.indisexclusion) and partner.attnum <> all (i.indkey)
  union all
  select name, 'foreign key neither with partner_id nor to a reference table: ' || f.conname
  from tables t join partner using (oid) join pg_constraint f on f.conrelid = t.oid and f.contype = 'f'
    join pg_class target on target.oid = f.confrelid
  where target.relname <> all ($2) and not (target.relname = any($1) and partner.attnum = any (f.conkey)
    and (select confkey from unnest(f.conkey, f.confkey) as pair (conkey, confkey) where conkey = partner.attnum)
      = (select attnum from pg_attribute where attrelid = target.oid and attname = 'partner_id'))
  union all
  select t.name, 'is referenced by a table that is not distributed: ' || f.conname
  from tables t join pg_constraint f on f.confrelid = t.oid and f.contype = 'f'
  where f.conrelid not in (select oid from tables) and f.conparentid = 0
  union all
  select name, 'trigger: ' || g.tgname from tables t join pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal
  union all
  select name, 'rule: ' || r.rulename from tables t join pg_rewrite r on r.ev_class = t.oid
  union all
  select name, 'default of a column: ' || a.attname
  from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0
  where a.attidentity <> '' or a.attgenerated <> '' or a.atthasdef
  union all
  select distinct t.name, 'partitions of partitions'
  from tables t join pg_inherits h on h.inhparent = t.oid join pg_class part on part.oid = h.inhrelid
  where part.relkind = 'p'
  order by 1, 2`;
