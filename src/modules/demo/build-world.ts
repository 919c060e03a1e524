import { fromTypeId } from '../../kernel/ids.js';
import { localDay } from '../../kernel/local-date.js';
import type { Transactions } from '../../platform/database/tx.js';
import { type ProductSlice, sliceDescription } from './api-description.js';
import type { DemoClient } from './demo-client.js';
import { createPerson } from './demo-people.js';
import { checklistOf } from './domain/checklists.js';
import type { CalledOperation } from './domain/usage.js';
import { PARTNERS } from './domain/partners.js';
import { MANAGER, PEOPLE, partnerUserOf } from './domain/people.js';
import { createStaff } from './create-staff.js';
import { type PlaybookMilestone, withProofs } from './domain/proofs.js';
import {
  CREATE_KEY,
  CREATE_PARTNER,
  CREATE_PRODUCT,
  IMPORT,
  INTEGRATION_PLAYBOOK,
  PUBLISH_PLAYBOOK,
  SET_CHECKLIST,
} from './operations.js';

const ADMIN = 'admin@causeway.example';
const YEAR_MS = 365 * 24 * 3600_000;

export interface Product {
  readonly id: string;
  readonly versionId: string;
  readonly operations: readonly CalledOperation[];
}

/** What exists before the first engagement starts; ids are TypeIDs. */
export interface World {
  readonly products: ReadonlyMap<string, Product>;
  readonly engineers: ReadonlyMap<string, string>;
  readonly partners: ReadonlyMap<string, string>;
  /** The playbook with milestones that traffic proves. */
  readonly trafficPlaybookId: string;
  /** Secret of the gateway's API key. */
  readonly secret: string;
}

export async function buildWorld(client: DemoClient, transactions: Transactions, now: Date): Promise<World> {
  for (const person of PEOPLE)
    if (person.role !== 'ENGINEER' && person.role !== 'PARTNER') await createPerson(transactions, person);
  const products = new Map<string, Product>();
  for (const slice of sliceDescription()) products.set(slice.slug, await createProduct(client, slice));
  const engineers = await createStaff(client, transactions, products, localDay(now, 'UTC'));
  const partners = await createPartners(client, transactions);
  const trafficPlaybookId = await publishTrafficPlaybook(client);
  const input = {
    name: 'Platform gateway',
    scopes: ['USAGE_WRITE'],
    expiresAt: new Date(now.getTime() + YEAR_MS),
  };
  const { secret } = await client.run<{ secret: string }>(ADMIN, CREATE_KEY, { input });
  return { products, engineers, partners, trafficPlaybookId, secret };
}

async function createProduct(
  client: DemoClient,
  { slug, name, capability, document }: ProductSlice,
): Promise<Product> {
  const created = await client.run<{ apiProduct: { id: string } }>(MANAGER, CREATE_PRODUCT, {
    input: { slug, name, capability },
  });
  const { id } = created.apiProduct;
  const imported = await client.run<{
    apiProduct: { versions: { id: string; operations: CalledOperation[] }[] };
  }>(MANAGER, IMPORT, { input: { apiProductId: id, version: '1', status: 'GA', document } });
  const items = checklistOf(slug);
  await client.run(MANAGER, SET_CHECKLIST, { input: { apiProductId: id, items } });
  const version = imported.apiProduct.versions[0]!;
  return { id, versionId: version.id, operations: version.operations };
}

async function publishTrafficPlaybook(client: DemoClient): Promise<string> {
  const known = await client.run<{ milestones: PlaybookMilestone[] }>(MANAGER, INTEGRATION_PLAYBOOK, {});
  const input = {
    ...{ slug: 'integration-by-traffic', title: 'Integration proved by traffic', type: 'INTEGRATION' },
    milestones: withProofs(known.milestones),
  };
  const { playbook } = await client.run<{ playbook: { id: string } }>(MANAGER, PUBLISH_PLAYBOOK, { input });
  return playbook.id;
}

async function createPartners(client: DemoClient, transactions: Transactions): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const partner of PARTNERS) {
    const { email, name } = partnerUserOf(partner.slug);
    const input = { ...partner, contacts: [{ email, name, role: 'Project lead' }] };
    const created = await client.run<{ partner: { id: string } }>(MANAGER, CREATE_PARTNER, { input });
    ids.set(partner.slug, created.partner.id);
  }
  for (const [slug, id] of ids)
    await createPerson(transactions, partnerUserOf(slug), { partnerId: fromTypeId('partner', id)! });
  return ids;
}
