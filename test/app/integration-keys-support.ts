import {
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';
import { TestApp } from '../support/app.js';
import { sayOfEach } from '../support/foreign-partner.js';
import { ENGINEER2_ID, NORTHWIND_ID } from '../support/people.js';
import { handInEach, handInFiles } from '../support/seed-checklists.js';
import { type Started, placeIn, seedProduct, startIntegration } from '../support/seed-integrations.js';
import { registerEach } from '../support/seed-registrations.js';

const COUNTS = `calls, successes, client_errors, throttled, server_errors, le_5, le_10, le_25, le_50, le_100, le_250,
  le_500, le_1000, le_2500, le_5000, le_10000, le_inf`;

/** A second application and version, so that each type has more than one object. */
const ROWS = [
  `insert into application (id, partner_id, name, created_at) values (gen_random_uuid(), '${NORTHWIND_ID}', 'Shop', '2026-01-01')`,
  `insert into application_product (application_id, partner_id, api_product_id)
   select a.id, a.partner_id, p.id from application a, api_product p
   where a.partner_id = '${NORTHWIND_ID}' and p.slug in ('accounts', 'loans') on conflict do nothing`,
  `insert into credential (id, application_id, partner_id, environment, client_id, issued_at, created_at)
   select gen_random_uuid(), id, partner_id, 'PRODUCTION', 'shop-' || id, '2026-01-01', '2026-01-01'
   from application where name = 'Shop'`,
  `insert into usage_daily (day, credential_id, partner_id, application_id, environment, api_product_id, api_version_id,
     ${COUNTS}, last_call_at)
   select u.day, c.id, c.partner_id, c.application_id, c.environment, v.api_product_id, v.id, ${COUNTS}, u.last_call_at
   from (select distinct on (day) * from usage_daily) u, credential c, api_version v
   where c.partner_id = '${NORTHWIND_ID}' on conflict do nothing`,
  `insert into usage_application_daily (day, application_id, partner_id, environment, api_product_id, api_version_id,
     ${COUNTS}, last_call_at)
   select distinct on (day, application_id, environment, api_version_id)
     day, application_id, partner_id, environment, api_product_id, api_version_id, ${COUNTS}, last_call_at
   from usage_daily on conflict do nothing`,
  `update api_version set status = 'DEPRECATED'`,
  // The same people, in other roles.
  `insert into engagement_engineer select id, '${ENGINEER2_ID}' from engagement`,
  `update engagement set lead_id = '${ENGINEER2_ID}' where title = 'Another'`,
  // The same codes again, for another product in scope.
  `insert into checklist_item (id, api_product_id, code, title, kind, needed_by, evidence, expires, position, since)
   select gen_random_uuid(), p.id, 'PEN-TEST', 'Tested', 'SECURITY', 'CERTIFICATION', 'A report', false, 1, '2026-11-30'
   from api_product p where p.slug = 'loans'`,
  `insert into engagement_scope (engagement_id, api_version_id, all_operations)
   select e.id, v.id, true from engagement e, api_version v where v.version = 'loans-1'`,
];

/** Two integrations of one company with the same API products, and data of every kind in both. */
export async function startTwins(): Promise<{ app: TestApp; twins: readonly Started[] }> {
  const app = await TestApp.start();
  await seedProduct(app);
  const twins = [];
  for (const title of ['One', 'Another']) twins.push(await startIntegration(app, NORTHWIND_ID, title));
  for (const twin of twins) await placeIn(app, twin, 'CERTIFICATION');
  await sayOfEach(app);
  await registerEach(app);
  await handInEach(app);
  await handInFiles(app);
  for (const row of ROWS) await app.pools.staff.query(row);
  return { app, twins };
}

/** Every field below a type, with the type name of each object. */
export function everythingOf(type: GraphQLNamedType, above: readonly string[] = []): string {
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const below = getNamedType(field.type);
    if (isLeafType(below)) return [field.name];
    return above.includes(below.name) ? [] : [`${field.name} ${everythingOf(below, [...above, type.name])}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
}

/** The object types in lists anywhere below a type. */
export function listedBelow(schema: GraphQLSchema, root: string): Set<string> {
  const seen = new Set<string>();
  const listed = new Set<string>();
  const visit = (type: GraphQLNamedType): void => {
    if (!isObjectType(type) || seen.has(type.name)) return;
    seen.add(type.name);
    for (const field of Object.values(type.getFields())) {
      const below = getNamedType(field.type);
      if (isObjectType(below) && holdsList(field.type)) listed.add(below.name);
      visit(below);
    }
  };
  visit(schema.getType(root)!);
  return listed;
}

function holdsList(type: GraphQLOutputType): boolean {
  return isListType(type) || ('ofType' in type && holdsList(type.ofType as GraphQLOutputType));
}
