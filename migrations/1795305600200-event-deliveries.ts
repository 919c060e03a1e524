import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The one job that each kind of event caused so far, as `queue.job`. */
const JOBS = `
  (values
    ('engagement.started', 'health.recompute-health'),
    ('engagement.changed', 'health.recompute-health'),
    ('usage.ingested', 'health.recompute-health'),
    ('health.recompute-requested', 'health.recompute-health'),
    ('catalog.checklist-set', 'delivery.checklist-set'),
    ('partners.credentials-changed', 'delivery.credentials-changed'),
    ('partners.credential-registered', 'usage.replay-quarantine-of-partner'),
    ('catalog.version-described', 'usage.replay-quarantine-of-catalog')
  ) as before (kind, consumer)`;

/** Kinds that cause no job. */
const LIVE_ONLY = ['engagement.reforecast', 'health.scored', 'holidays.set', 'work-week.set', 'user.changed'];

/**
 * An event has a delivery for each of its consumers. The columns job_id, handed_to and done_at of the outbox go in a later
 * release. Until then the version before may work beside this one: a trigger keeps its hand-overs as deliveries.
 */
export class EventDeliveries1795305600200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table event_consumer (
        kind text not null,
        consumer text, -- null: the kind is known to need none
        known_at timestamptz not null,
        unique nulls not distinct (kind, consumer)
      );
      grant select, insert, update, delete on event_consumer to causeway_app;
      insert into event_consumer select kind, consumer, '-infinity' from ${JOBS};
      insert into event_consumer
      select kind, null, '-infinity' from unnest(array['${LIVE_ONLY.join("', '")}']) as kind;

      create table event_delivery (
        event_id uuid not null references outbox (id) on delete cascade,
        consumer text not null,
        subject uuid not null,
        recorded_at timestamptz not null,
        job_id text,
        leads boolean not null default false, -- whether the job is named after this event; the others have joined it
        handed_at timestamptz,
        handed_to text,
        done_at timestamptz,
        primary key (event_id, consumer),
        check ((job_id is null) = (handed_at is null))
      );
      create index event_delivery_waiting on event_delivery (consumer, recorded_at) where handed_at is null;
      create index event_delivery_of_job on event_delivery (job_id) where done_at is null and job_id is not null;
      create index event_delivery_in_flight on event_delivery (consumer, handed_at) where done_at is null and leads;
      grant select, insert, update, delete on event_delivery to causeway_app;

      drop index outbox_waiting, outbox_of_job;
      create index outbox_waiting on outbox (kind, recorded_at) where relayed_at is null;
      create index outbox_relayed on outbox (relayed_at) where relayed_at is not null;
      create index outbox_of_job on outbox (job_id) where done_at is null and job_id is not null;

      insert into event_delivery (event_id, consumer, subject, recorded_at, job_id, leads, handed_at, handed_to)
      select id, consumer, subject, recorded_at, job_id, job_id = id::text, relayed_at, handed_to
      from outbox join ${JOBS} using (kind)
      where job_id is not null and relayed_at is not null and done_at is null;

      create function delivery_of_version_before() returns trigger language plpgsql as $$
        begin
          if new.job_id is not null then
            insert into event_delivery (event_id, consumer, subject, recorded_at, job_id, leads, handed_at, handed_to)
            select new.id, consumer, new.subject, new.recorded_at, new.job_id, new.job_id = new.id::text, new.relayed_at,
              new.handed_to
            from ${JOBS} where before.kind = new.kind
            on conflict (event_id, consumer) do update set
              job_id = excluded.job_id, leads = excluded.leads, handed_at = excluded.handed_at, handed_to = excluded.handed_to
              where event_delivery.job_id is null;
            update event_delivery set done_at = new.done_at
            where event_id = new.id and job_id = new.job_id and done_at is null;
          end if;
          -- It knows one consumer of a kind, or none; the others are still to be told.
          insert into event_delivery (event_id, consumer, subject, recorded_at)
          select new.id, consumer, new.subject, new.recorded_at from event_consumer
          where kind = new.kind and consumer is not null and known_at > new.relayed_at - interval '1 day'
          on conflict do nothing;
          return null;
        end $$;
      create trigger delivery_of_version_before after update of job_id, done_at on outbox
        for each row execute function delivery_of_version_before();
    `);
  }

  /** What some consumer has not done is handed over anew. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger delivery_of_version_before on outbox;
      drop function delivery_of_version_before;
      drop index outbox_waiting, outbox_relayed, outbox_of_job;

      update outbox set relayed_at = null, job_id = null, handed_to = null, done_at = null
      where id in (select event_id from event_delivery where done_at is null);
      update outbox set done_at = relayed_at where relayed_at is not null and done_at is null;

      create index outbox_waiting on outbox (recorded_at) where relayed_at is null;
      create index outbox_of_job on outbox (job_id) where done_at is null;
      drop table event_delivery, event_consumer;
    `);
  }
}
