import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was handed over stays known until it is done, together with the queue store that took it: a store that lost its
 * jobs, or another one in its place, gets them again.
 */
export class HandedOver1795305600040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outbox add job_id text, add handed_to text, add done_at timestamptz;
      update outbox set done_at = relayed_at where relayed_at is not null;
      drop index outbox_relayed;
      create index outbox_done on outbox (done_at) where done_at is not null;
      create index outbox_of_job on outbox (job_id) where done_at is null;
      -- A job is named after one of its events; that one stands for the others.
      create index outbox_in_flight on outbox (relayed_at) where done_at is null and job_id = id::text;

      alter table due_work add handed_to text, add offered_at timestamptz;
      update due_work set offered_at = handed_at;
      drop index due_work_handed;
      create index due_work_in_flight on due_work (offered_at) where handed_at is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index due_work_in_flight;
      create index due_work_handed on due_work (handed_at) where handed_at is not null;
      alter table due_work drop offered_at, drop handed_to;

      drop index outbox_in_flight, outbox_of_job, outbox_done;
      create index outbox_relayed on outbox (relayed_at) where relayed_at is not null;
      alter table outbox drop done_at, drop handed_to, drop job_id;
    `);
  }
}
