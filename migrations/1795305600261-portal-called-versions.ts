import type { MigrationInterface, QueryRunner } from 'typeorm';

const MINE = `(select nullif(current_setting('causeway.partner_id', true), '')::uuid)`;
const IN_SCOPE = `select s.api_version_id from engagement_scope s
  where s.engagement_id in (select e.id from engagement e where e.partner_id = ${MINE})`;
const REGISTERED = `select a.api_product_id from application_product a where a.partner_id = ${MINE}`;
const called = (column: string) =>
  `select u.${column} from usage_application_weekly u where u.partner_id = ${MINE}`;

const versions = (...also: readonly string[]) =>
  [`id in (${IN_SCOPE})`, `api_product_id in (${REGISTERED})`, ...also].join(' or ');
const products = (...also: readonly string[]) =>
  [
    `id in (select v.api_product_id from api_version v where v.id in (${IN_SCOPE}))`,
    ...[`id in (${REGISTERED})`, ...also],
  ].join(' or ');
const ofVersions = (...also: readonly string[]) =>
  [
    `api_version_id in (${IN_SCOPE})`,
    `api_version_id in (select v.id from api_version v where v.api_product_id in (${REGISTERED}))`,
    ...also,
  ].join(' or ');

const POLICIES = {
  api_version: [versions(), versions(`id in (${called('api_version_id')})`)],
  api_product: [products(), products(`id in (${called('api_product_id')})`)],
  api_operation: [ofVersions(), ofVersions(`api_version_id in (${called('api_version_id')})`)],
  api_version_deprecation: [ofVersions(), ofVersions(`api_version_id in (${called('api_version_id')})`)],
} as const;

/** A partner also sees the API versions that it calls, though nobody planned or registered them: it may have to leave one. */
export class PortalCalledVersions1795305600261 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      grant select (partner_id, api_product_id, api_version_id) on usage_application_weekly to causeway_portal;
      create policy portal on usage_application_weekly for select to causeway_portal using (partner_id = ${MINE});
    `);
    for (const [table, [, after]] of Object.entries(POLICIES))
      await runner.query(`alter policy portal on ${table} using (${after})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, [before]] of Object.entries(POLICIES))
      await runner.query(`alter policy portal on ${table} using (${before})`);
    await runner.query(`
      drop policy portal on usage_application_weekly;
      revoke select (partner_id, api_product_id, api_version_id) on usage_application_weekly from causeway_portal;
    `);
  }
}
