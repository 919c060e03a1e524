import { fromTypeId } from '../../kernel/ids.js';
import { type LocalDate, addDays } from '../../kernel/local-date.js';
import type { Transactions } from '../../platform/database/tx.js';
import type { Product, World } from './build-world.js';
import type { DemoClient } from './demo-client.js';
import { createPerson } from './demo-people.js';
import { ENGINEERS, MANAGER } from './domain/people.js';
import { POSTS, bookingsOf, nameOf } from './domain/staff.js';
import type { Story } from './domain/stories.js';
import type { StartedEngagement } from './engagement-acts.js';
import { ALLOCATE, CREATE_ENGINEER, TIME_OFF } from './operations.js';

/**
 * Creates the solution engineers with skills and time off, and their users.
 * @returns their ids by email address
 */
export async function createStaff(
  client: DemoClient,
  transactions: Transactions,
  products: ReadonlyMap<string, Product>,
  presentOn: LocalDate,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const engineer of ENGINEERS) {
    const { away, skills, ...post } = POSTS[nameOf(engineer.email)]!;
    const known = Object.entries(skills).map(([slug, level]) => ({
      ...{ apiProductId: products.get(slug)!.id, level },
    }));
    const input = { ...engineer, ...post, skills: known };
    const created = await client.run<{ solutionEngineer: { id: string } }>(MANAGER, CREATE_ENGINEER, {
      input,
    });
    const { id } = created.solutionEngineer;
    ids.set(engineer.email, id);
    for (const [from, to] of away)
      await addTimeOff(client, id, addDays(presentOn, from), addDays(presentOn, to));
    await createPerson(
      transactions,
      { ...engineer, role: 'ENGINEER' },
      { engineerId: fromTypeId('engineer', id)! },
    );
  }
  return ids;
}

async function addTimeOff(
  client: DemoClient,
  engineerId: string,
  from: LocalDate,
  to: LocalDate,
): Promise<void> {
  await client.run(MANAGER, TIME_OFF, { input: { engineerId, from, to } });
}

/** Allocates the engineers of a story to its engagement. */
export async function bookEngineers(
  client: DemoClient,
  { engineers }: World,
  story: Story,
  engagement: StartedEngagement,
  { startedOn, presentOn }: { readonly startedOn: LocalDate; readonly presentOn: LocalDate },
): Promise<void> {
  for (const { engineer, fromIn, toIn, hoursPerWeek, kind } of bookingsOf(story)) {
    const input = {
      engagementId: engagement.id,
      engineerId: [...engineers].find(([email]) => nameOf(email) === engineer)![1],
      from: fromIn === undefined ? startedOn : addDays(presentOn, fromIn),
      to: addDays(presentOn, toIn),
      ...{ hoursPerWeek, kind },
    };
    await client.run(MANAGER, ALLOCATE, { input });
  }
}
