import type pg from 'pg';
import { toTypeId } from '../../src/kernel/ids.js';
import type { TestApp } from './app.js';
import { ENGINEER_ID } from './people.js';

export const PRODUCT_ID = '01900000-0000-7000-8000-0000000000d1';
export const VERSION_ID = '01900000-0000-7000-8000-0000000000d2';

/** A version that engagements can use. */
export function seedProduct(app: TestApp): Promise<void> {
  return enterProduct(app.pools.staff);
}

export async function enterProduct(pool: pg.Pool): Promise<void> {
  await pool.query(
    `with product as (
       insert into api_product (id, slug, name, capability, created_at)
       values ($2, 'accounts', 'Accounts', 'DEPOSITS', '2026-01-01') returning id
     )
     insert into api_version (id, api_product_id, version, status, hosts, base_path, created_at)
     select $1, id, 'v1', 'GA', '{}', '/', '2026-01-01' from product`,
    [VERSION_ID, PRODUCT_ID],
  );
}

export interface Started {
  readonly id: string;
  readonly key: string;
}

/** Starts an integration from the shipped playbook, as a manager. @param partnerId a UUID */
export async function startIntegration(app: TestApp, partnerId: string, title: string): Promise<Started> {
  const input = {
    ...{ partnerId: toTypeId('partner', partnerId), leadId: toTypeId('engineer', ENGINEER_ID) },
    ...{ type: 'INTEGRATION', title, startOn: '2026-11-30' },
    scope: [{ apiVersionId: toTypeId('apiVersion', VERSION_ID) }],
  };
  const { data } = await app.gql(
    'manager@causeway.example',
    `mutation ($input: StartEngagementInput!) {
      startEngagement(input: $input) { engagement { id key } userErrors { message } } }`,
    { input },
  );
  expect(data.startEngagement.userErrors).toEqual([]);
  return data.startEngagement.engagement;
}

/** Puts an engagement into the initial state of a test, with the milestones of its stage done. */
export async function placeIn(app: TestApp, { key }: Started, stage: string): Promise<void> {
  await app.pools.staff.query(
    `with moved as (update engagement set stage = $2 where key = $1 returning id)
     update milestone set status = 'DONE', started_on = '2026-11-30', completed_on = '2026-11-30'
     where stage = $2 and engagement_id = (select id from moved)`,
    [key, stage],
  );
}

export async function cancel(app: TestApp, { key }: Started): Promise<void> {
  await app.pools.staff.query(`update engagement set status = 'CANCELLED' where key = $1`, [key]);
}

/** Completes, as a manager, a milestone of any party. @param code of the playbook */
export async function completeAsManager(app: TestApp, { key }: Started, code: string): Promise<void> {
  const person = 'manager@causeway.example';
  const read = 'query ($key: String) { engagement(key: $key) { milestones { id code version } } }';
  const { milestones } = (await app.gql(person, read, { key })).data.engagement;
  const { id, version } = milestones.find((milestone: { code: string }) => milestone.code === code);
  const { data } = await app.gql(
    person,
    `mutation ($input: UpdateMilestoneInput!) { updateMilestone(input: $input) { userErrors { message } } }`,
    { input: { milestoneId: id, expectedVersion: version, status: 'DONE', reason: 'It was done.' } },
  );
  expect(data.updateMilestone.userErrors).toEqual([]);
}
