import type { MigrationInterface, QueryRunner } from 'typeorm';

const MINE = `(select nullif(current_setting('causeway.partner_id', true), '')::uuid)`;
const STAGES = `('DISCOVERY', 'DESIGN', 'SANDBOX', 'CERTIFICATION', 'LAUNCH', 'ADOPTION')`;

/** Launch checklists of API products, and what was handed in, decided and so stands for each engagement. */
export class Gates1795305600073 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table checklist_item (
        id uuid primary key,
        api_product_id uuid not null references api_product,
        code text not null check (code ~ '^[A-Z][A-Z0-9-]{0,39}$'),
        title text not null check (char_length(title) between 1 and 200),
        kind text not null check (kind in ('TECHNICAL', 'SECURITY', 'COMPLIANCE', 'LEGAL', 'OPERATIONS')),
        needed_by text not null check (needed_by in ${STAGES}),
        evidence text not null check (char_length(evidence) between 1 and 1000),
        expires boolean not null,
        position int not null,
        since timestamptz not null,
        until timestamptz check (until >= since)
      );
      create unique index checklist_item_present on checklist_item (api_product_id, code) where until is null;
      create index checklist_item_of_product on checklist_item (api_product_id, since);

      create table checklist_evidence (
        id uuid primary key,
        engagement_id uuid not null,
        partner_id uuid not null,
        api_product_id uuid not null references api_product,
        code text not null,
        url text check (char_length(url) between 1 and 2000),
        note text check (char_length(note) between 1 and 4000),
        expires_on date,
        submitted_at timestamptz not null,
        submitted_by_id uuid not null references app_user,
        submitted_by_name text not null,
        constraint checklist_evidence_is_there check (url is not null),
        unique (partner_id, id),
        unique (engagement_id, api_product_id, code, id),
        foreign key (partner_id, engagement_id) references engagement (partner_id, id)
      );
      create index checklist_evidence_of_item on checklist_evidence
        (engagement_id, api_product_id, code, submitted_at desc, id desc);

      create table checklist_decision (
        id uuid primary key,
        engagement_id uuid not null,
        partner_id uuid not null,
        api_product_id uuid not null references api_product,
        code text not null,
        evidence_id uuid,
        decision text not null check (decision in ('SATISFIED', 'REJECTED', 'WAIVED')),
        note text check (char_length(note) between 1 and 4000),
        waived_until date,
        decided_at timestamptz not null,
        decided_by_id uuid not null references app_user,
        decided_by_name text not null,
        check ((decision = 'WAIVED') = (waived_until is not null)),
        check (decision = 'WAIVED' or evidence_id is not null),
        check (decision = 'SATISFIED' or note is not null),
        foreign key (partner_id, engagement_id) references engagement (partner_id, id),
        foreign key (engagement_id, api_product_id, code, evidence_id)
          references checklist_evidence (engagement_id, api_product_id, code, id)
      );
      create index checklist_decision_of_item on checklist_decision
        (engagement_id, api_product_id, code, decided_at desc, id desc);

      create table checklist_state (
        id uuid primary key,
        item_id uuid not null,
        engagement_id uuid not null,
        partner_id uuid not null,
        api_product_id uuid not null references api_product,
        code text not null,
        since timestamptz not null,
        until timestamptz check (until >= since),
        evidence_id uuid,
        review text check (review in ('PENDING', 'SATISFIED', 'REJECTED')),
        evidence_until date,
        approved boolean not null,
        approved_until date,
        waived_until date,
        rejection text,
        check ((evidence_id is null) = (review is null)),
        check (approved or approved_until is null),
        foreign key (partner_id, engagement_id) references engagement (partner_id, id),
        foreign key (engagement_id, api_product_id, code, evidence_id)
          references checklist_evidence (engagement_id, api_product_id, code, id)
      );
      create unique index checklist_state_present on checklist_state (engagement_id, api_product_id, code)
        where until is null;
      create unique index checklist_state_of_item on checklist_state (item_id) where until is null;
      create index checklist_state_then on checklist_state (engagement_id, api_product_id, code, since);
      create index checklist_state_to_review on checklist_state (since, item_id)
        where until is null and review = 'PENDING';

      grant select, insert, update on checklist_item, checklist_state to causeway_app;
      grant select, insert on checklist_evidence, checklist_decision to causeway_app;

      alter table checklist_item enable row level security;
      alter table checklist_evidence enable row level security;
      alter table checklist_decision enable row level security;
      alter table checklist_state enable row level security;
      create policy app on checklist_item to causeway_app using (true) with check (true);
      create policy app on checklist_evidence to causeway_app using (true) with check (true);
      create policy app on checklist_decision to causeway_app using (true) with check (true);
      create policy app on checklist_state to causeway_app using (true) with check (true);

      create policy portal on checklist_item for select to causeway_portal
        using (until is null and api_product_id in (
          select v.api_product_id from api_version v
          join engagement_scope s on s.api_version_id = v.id
          join engagement e on e.id = s.engagement_id
          where e.partner_id = ${MINE}));
      create policy portal on checklist_evidence for select to causeway_portal using (partner_id = ${MINE});
      create policy portal on checklist_state for select to causeway_portal
        using (until is null and partner_id = ${MINE});
      grant select (id, api_product_id, code, title, kind, needed_by, evidence, expires, position, until)
        on checklist_item to causeway_portal;
      grant select (id, engagement_id, partner_id, api_product_id, code, expires_on, submitted_at, submitted_by_name)
        on checklist_evidence to causeway_portal;
      grant select (item_id, engagement_id, partner_id, api_product_id, code, since, until, evidence_id, review,
        evidence_until, approved, approved_until, waived_until, rejection) on checklist_state to causeway_portal;
      grant select (time_zone) on engagement to causeway_portal;
      grant select (slug) on api_product to causeway_portal;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke select (slug) on api_product from causeway_portal;
      revoke select (time_zone) on engagement from causeway_portal;
      drop table checklist_state, checklist_decision, checklist_evidence, checklist_item;
    `);
  }
}
