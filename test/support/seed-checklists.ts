import type { TestApp } from './app.js';
import { PRODUCT_ID } from './seed-integrations.js';

/** A checklist item, two files (one internal), and evidence by a partner user on every engagement, rejected once. */
export async function handInEach({ pools }: TestApp): Promise<void> {
  await pools.staff.query(
    `insert into upload (id, engagement_id, partner_id, name, type, visibility, uploaded_by_id, uploaded_by_name,
       begun_at, stored_at, size_bytes, sha256)
     select gen_random_uuid(), e.id, e.partner_id, u.email || '.pdf', 'application/pdf', visibility, u.id, u.name,
       '2026-11-30', '2026-11-30', 1, repeat('0', 64)
     from engagement e join app_user u on u.partner_id = e.partner_id,
       (values ('PARTNER'), ('INTERNAL')) as shown (visibility)`,
  );
  await pools.staff.query(
    `insert into checklist_item (id, api_product_id, code, title, kind, needed_by, evidence, expires, position, since, until)
     select gen_random_uuid(), $1, code, 'Tested', 'SECURITY', 'CERTIFICATION', 'A report', false, 1, '2026-11-30', until
     from (values ('PEN-TEST', null), ('OLD', timestamptz '2026-11-30')) as item (code, until)`,
    [PRODUCT_ID],
  );
  await pools.staff.query(
    `with evidence as (
       insert into checklist_evidence (id, engagement_id, partner_id, api_product_id, code, url, submitted_at,
         submitted_by_id, submitted_by_name)
       select gen_random_uuid(), e.id, e.partner_id, $1, 'PEN-TEST', 'https://vault.example/' || u.email, '2026-11-30',
         u.id, u.name
       from engagement e join app_user u on u.partner_id = e.partner_id
       returning *
     )
     insert into checklist_state (id, item_id, engagement_id, partner_id, api_product_id, code, since, until,
       evidence_id, review, approved, rejection)
     select gen_random_uuid(), v.id, v.engagement_id, v.partner_id, $1, v.code, '2026-11-30', until, v.id, review,
       false, rejection
     from evidence v, (values (timestamptz '2026-12-01', 'PENDING', null), (null, 'REJECTED', 'No signature.'))
       as state (until, review, rejection)`,
    [PRODUCT_ID],
  );
}

/** After handInEach: the file that its partner sees, as newer evidence on every engagement. */
export async function handInFiles({ pools }: TestApp): Promise<void> {
  await pools.staff.query(
    `with file as (
       update upload set bound_at = '2026-11-30' where visibility = 'PARTNER' returning *
     ), evidence as (
       insert into checklist_evidence (id, engagement_id, partner_id, api_product_id, code, upload_id, submitted_at,
         submitted_by_id, submitted_by_name)
       select gen_random_uuid(), f.engagement_id, f.partner_id, $1, 'PEN-TEST', f.id, '2026-11-30', f.uploaded_by_id,
         f.uploaded_by_name
       from file f
       returning *
     )
     update checklist_state s set evidence_id = v.id
     from evidence v where v.engagement_id = s.engagement_id and v.code = s.code and s.until is null`,
    [PRODUCT_ID],
  );
}
