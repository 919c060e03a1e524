import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A TypeID's UUID: the last 128 of the 130 bits that its 26 base-32 digits hold. */
const UUID_OF = `
  create function pg_temp.uuid_of(typeid text) returns uuid language sql as $$
    select string_agg(to_hex(substring(bits from k for 4)::bit(4)::int), '' order by k)::uuid
    from (
      select substring(string_agg((strpos('0123456789abcdefghjkmnpqrstvwxyz', digit) - 1)::bit(5)::text, ''
        order by place) from 3) as bits
      from regexp_split_to_table(right(typeid, 26), '') with ordinality as digits (digit, place)
    ) as number, generate_series(1, 125, 4) as k
  $$`;

/**
 * Audit rows keep what stood before, and name their engagement. Of earlier rows the engagement is filled in where it can
 * be told: from their subject, or from what the row itself or an earlier one about the same subject says.
 */
export class AuditChanges1795305600120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table audit_entry add column engagement_id uuid, add column previous jsonb;
      ${UUID_OF};
      update audit_entry set engagement_id = subject_id where subject_kind = 'engagement';
      update audit_entry a set engagement_id = of.engagement_id
      from (
        select 'milestone' as kind, id, engagement_id from milestone
        union all select 'blocker', id, engagement_id from blocker
        union all select 'progressEntry', id, engagement_id from progress_entry
        union all select 'allocation', id, engagement_id from allocation
        union all select 'upload', id, engagement_id from upload
      ) of
      where a.subject_kind = of.kind and a.subject_id = of.id;
      update audit_entry a set engagement_id = pg_temp.uuid_of(said.engagement)
      from (
        select distinct on (subject_id) subject_id, coalesce(changes ->> 'engagementId', changes ->> 'engagement') as engagement
        from audit_entry
        where subject_kind in ('allocation', 'upload') and engagement_id is null
          and coalesce(changes ->> 'engagementId', changes ->> 'engagement') ~ '^eng_[0-7][0-9a-hjkmnp-tv-z]{25}$'
      ) said
      where a.subject_id = said.subject_id and a.engagement_id is null;
      drop function pg_temp.uuid_of(text);
      create index audit_entry_engagement on audit_entry (engagement_id, at, id) where engagement_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index audit_entry_engagement;
      alter table audit_entry drop column previous, drop column engagement_id;
    `);
  }
}
