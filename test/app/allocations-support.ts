import { toTypeId } from '../../src/kernel/ids.js';
import { type Answer, START } from '../support/app.js';
import { ENGINEER_ID, type Person } from '../support/people.js';
import { Delivery, MANAGER } from './delivery-support.js';

export const ERIN = toTypeId('engineer', ENGINEER_ID);
const ALLOCATION = 'allocation { id from to hoursPerWeek kind version engineer { name } engagement { id } }';
const REST = 'warnings userErrors { code field message }';
const MUTATIONS = {
  allocateEngineer: `mutation ($input: AllocateEngineerInput!) { allocateEngineer(input: $input) { ${ALLOCATION} ${REST} } }`,
  updateAllocation: `mutation ($input: UpdateAllocationInput!) { updateAllocation(input: $input) { ${ALLOCATION} ${REST} } }`,
  endAllocation: `mutation ($input: EndAllocationInput!) { endAllocation(input: $input) {
    ${ALLOCATION} engagement { id allocations { id } } userErrors { code field message } } }`,
} as const;

export interface Made {
  readonly id: string;
  readonly version: number;
}

/** Two engagements to allocate Erin to, on Monday, 30 November 2026. */
export class Allocations {
  private constructor(
    readonly delivery: Delivery,
    readonly engagementId: string,
    readonly otherId: string,
  ) {}

  static async start(): Promise<Allocations> {
    const delivery = await Delivery.start();
    const engagementId = await delivery.engagement();
    return new Allocations(delivery, engagementId, await delivery.engagement({ title: 'Another' }));
  }

  /** Makes it Monday again, without allocations or time off. */
  async clear(): Promise<void> {
    this.delivery.app.clock.pin(START);
    await this.query('delete from allocation');
    await this.query('delete from time_off');
  }

  async query(text: string, values: unknown[] = []) {
    return (await this.delivery.app.pools.staff.query(text, values)).rows;
  }

  run(name: keyof typeof MUTATIONS, input: object, person: Person = MANAGER): Promise<Answer> {
    return this.delivery.app.gql(person, MUTATIONS[name], { input });
  }

  allocate(input: object = {}, person?: Person): Promise<Answer> {
    const place = { engineerId: ERIN, engagementId: this.engagementId };
    const terms = { from: '2026-11-30', to: '2026-12-11', hoursPerWeek: 20, kind: 'HARD' };
    return this.run('allocateEngineer', { ...place, ...terms, ...input }, person);
  }

  /** @returns an allocation of 20 hours a week for two weeks, unless specified otherwise */
  async made(input: object = {}): Promise<Made> {
    const { data, errors } = await this.allocate(input);
    expect({ errors, faults: data?.allocateEngineer.userErrors }).toEqual({ errors: undefined, faults: [] });
    return data.allocateEngineer.allocation;
  }

  update({ id, version }: Made, input: object): Promise<Answer> {
    return this.run('updateAllocation', { allocationId: id, expectedVersion: version, ...input });
  }

  /** All allocations, earliest first. */
  booked() {
    return this.query(
      `select from_on || '/' || to_on as days, hours_per_week as hours, kind from allocation order by from_on`,
    );
  }
}

/** @returns the code of the first error, undefined if there is none */
export function codeOf({ data }: Answer): string | undefined {
  return Object.values<{ userErrors: { code: string }[] }>(data)[0]!.userErrors[0]?.code;
}
