import { toTypeId } from '../../src/kernel/ids.js';
import type { Json, TestApp } from '../support/app.js';
import { PDF, upload } from '../support/files.js';
import { GLOBEX_ID, PARTNER, type Person } from '../support/people.js';
import { Allocations, ERIN } from './allocations-support.js';
import { item } from './checklist-support.js';
import { ENGINEER, MANAGER } from './delivery-support.js';
import { ours, published, step } from './playbook-support.js';

/** An object for a mutation to change. */
export interface Target {
  /** The whole input except what differs between attempts and `expectedVersion`. */
  readonly input: object;
  readonly version: number;
}

/** A mutation that takes `expectedVersion`. */
export interface Move {
  readonly by: Person;
  /** Creates a target; no two share one. */
  readonly prepare: (world: World) => Promise<Target>;
  /** The change requested by the n-th concurrent attempt, different for each. */
  readonly wish?: (n: number) => object;
  /** The error for the others, if it is not a conflict. */
  readonly otherwise?: string;
}

/** Where the mutations run; Monday, 30 November 2026. */
export class World {
  private made = 0;

  private constructor(readonly allocations: Allocations) {}

  static async start(): Promise<World> {
    return new World(await Allocations.start());
  }

  get app(): TestApp {
    return this.allocations.delivery.app;
  }

  /** @returns a unique name */
  name(): string {
    this.made += 1;
    return `thing-${this.made}`;
  }

  /** Runs a preparatory mutation. @returns its payload */
  async run(person: Person, mutation: string, input: object, selection: string): Promise<Json> {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { message } } }`;
    const { data, errors } = await this.app.gql(person, query, { input });
    if (errors ?? data[mutation].userErrors.length > 0) throw new Error(JSON.stringify({ errors, data }));
    return data[mutation];
  }

  async engagement(): Promise<Target & { readonly id: string; readonly key: string }> {
    const { delivery } = this.allocations;
    const id = await delivery.engagement({ title: this.name() });
    const { data } = await this.app.gql(MANAGER, `{ engagement(id: "${id}") { key version } }`);
    return { id, key: data.engagement.key, version: data.engagement.version, input: { engagementId: id } };
  }

  /** An engagement whose product requires one item. */
  async wanting(): Promise<{ readonly key: string; readonly about: object }> {
    const { rows } = await this.app.pools.staff.query<{ id: string }>(
      "select id from api_product where slug = 'payments'",
    );
    const apiProductId = toTypeId('apiProduct', rows[0]!.id);
    await this.run(MANAGER, 'setLaunchChecklist', { apiProductId, items: [item('TERMS')] }, '');
    const { key, input } = await this.engagement();
    return { key, about: { ...input, apiProductId, code: 'TERMS' } };
  }

  async milestone(): Promise<Target> {
    const { id } = await this.engagement();
    const { id: milestoneId, version } = await this.allocations.delivery.milestone(id, 'B');
    return { input: { milestoneId }, version };
  }

  async blocker(): Promise<Target> {
    const { id } = await this.engagement();
    const input = {
      engagementId: id,
      severity: 'HIGH',
      party: 'PARTNER',
      reason: 'No keys.',
      visibility: 'PARTNER',
    };
    const { blocker } = await this.run(MANAGER, 'raiseBlocker', input, 'blocker { id version }');
    return { input: { blockerId: blocker.id }, version: blocker.version };
  }

  async view(): Promise<Target> {
    const input = { name: this.name(), page: 'TIMELINE', state: '?group=lead' };
    const { view } = await this.run(ENGINEER, 'saveView', input, 'view { id version }');
    return { input: { viewId: view.id }, version: view.version };
  }

  async allocation(): Promise<Target> {
    const { id: engagementId } = await this.engagement();
    const { id, version } = await this.allocations.made({ engagementId, hoursPerWeek: 1 });
    return { input: { allocationId: id }, version };
  }
}

const engagement =
  (more: object = {}) =>
  async (world: World) => {
    const { input, version } = await world.engagement();
    return { input: { ...input, ...more }, version };
  };
const dayOf = (n: number) => `2026-12-${String(n + 1).padStart(2, '0')}`;

/** Every mutation that takes `expectedVersion`; a test checks that none in the schema is missing. */
export const MOVES: Readonly<Record<string, Move>> = {
  addMilestone: {
    by: ENGINEER,
    prepare: engagement({ title: 'Another step', stage: 'SANDBOX', party: 'PARTNER', durationDays: 2 }),
    wish: (n) => ({ code: `NEW-${n}` }),
  },
  closeEngagement: {
    by: MANAGER,
    prepare: engagement({ outcome: 'CANCELLED' }),
    wish: (n) => ({ reason: `Reason ${n}.` }),
  },
  commitMyBlocker: {
    by: PARTNER,
    prepare: (world) => world.blocker(),
    wish: (n) => ({ commitmentOn: dayOf(n) }),
  },
  correctProgress: {
    by: MANAGER,
    prepare: async (world) => {
      const { input } = await world.engagement();
      const { entry } = await world.run(
        MANAGER,
        'logProgress',
        { ...input, text: 'Called.' },
        'entry { id version }',
      );
      return { input: { entryId: entry.id, reason: 'A slip.' }, version: entry.version };
    },
    wish: (n) => ({ text: `Called ${n} people.` }),
  },
  deleteView: {
    by: ENGINEER,
    prepare: (world) => world.view(),
    otherwise: 'NOT_FOUND input viewId',
  },
  endAllocation: {
    by: MANAGER,
    prepare: (world) => world.allocation(),
    // One that has not started is removed by ending it.
    otherwise: 'NOT_FOUND input allocationId',
  },
  holdEngagement: {
    by: MANAGER,
    prepare: engagement({ reason: 'They wait for a licence.' }),
    wish: (n) => ({ expectedResumeOn: dayOf(n) }),
  },
  logProgress: {
    by: ENGINEER,
    prepare: engagement({ minutes: 30 }),
    wish: (n) => ({ text: `Call ${n} held.` }),
  },
  passBall: {
    by: ENGINEER,
    prepare: engagement({ to: 'PARTNER' }),
    wish: (n) => ({ reason: `Question ${n} is theirs.` }),
  },
  publishPlaybook: {
    by: MANAGER,
    prepare: async (world) => {
      const slug = world.name();
      await published(world.app, ours([step('A')], { slug }));
      return { input: ours([step('A')], { slug }), version: 1 };
    },
    wish: (n) => ({ title: `Title ${n}` }),
  },
  rescheduleMilestone: {
    by: ENGINEER,
    prepare: async (world) => {
      const { input, version } = await world.milestone();
      return { input: { ...input, reason: 'They moved it.' }, version };
    },
    wish: (n) => ({ durationDays: 10 + n }),
  },
  resumeEngagement: {
    by: MANAGER,
    prepare: async (world) => {
      const { id, input } = await world.engagement();
      const hold = { ...input, expectedResumeOn: '2026-12-14', reason: 'They wait.' };
      const held = await world.run(MANAGER, 'holdEngagement', hold, 'engagement { version }');
      return { input: { engagementId: id }, version: held.engagement.version };
    },
  },
  saveView: {
    by: ENGINEER,
    prepare: async (world) => {
      const { input, version } = await world.view();
      return { input: { ...input, page: 'TIMELINE', state: '' }, version };
    },
    wish: (n) => ({ name: `Another view ${n}` }),
  },
  setAlertRule: {
    by: MANAGER,
    prepare: async (world) => {
      const place = { kind: 'BALL_HELD', tier: 'GROWTH', roles: ['ADMIN'], lead: true, team: false };
      const { rule } = await world.run(
        MANAGER,
        'setAlertRule',
        { ...place, threshold: 5 },
        'rule { version }',
      );
      return { input: place, version: rule.version };
    },
    wish: (n) => ({ threshold: 10 + n }),
  },
  takeBaseline: {
    by: MANAGER,
    prepare: engagement({ reason: 'Scope has grown.' }),
    wish: (n) => ({ name: `Plan ${n}` }),
  },
  updateAllocation: {
    by: MANAGER,
    prepare: (world) => world.allocation(),
    wish: (n) => ({ hoursPerWeek: 2 + n }),
  },
  updateBlocker: {
    by: ENGINEER,
    prepare: (world) => world.blocker(),
    wish: (n) => ({ reason: `Key ${n} is missing.` }),
  },
  updateEngagement: { by: MANAGER, prepare: engagement(), wish: (n) => ({ title: `Title ${n}` }) },
  updateEngineer: {
    by: MANAGER,
    prepare: async (world) => {
      const { data } = await world.app.gql(MANAGER, '{ engineers { nodes { id version } } }');
      const { version } = data.engineers.nodes.find(({ id }: Json) => id === ERIN);
      return { input: { engineerId: ERIN }, version };
    },
    wish: (n) => ({ name: `Erin the ${n}th` }),
  },
  updateMilestone: {
    by: ENGINEER,
    prepare: (world) => world.milestone(),
    wish: (n) => ({ title: `Title ${n}` }),
  },
  updateUpload: {
    by: ENGINEER,
    prepare: async (world) => {
      const { key, about } = await world.wanting();
      const uploadId: string = (await upload(world.app, ENGINEER, key, PDF)).body.upload.id;
      await world.run(ENGINEER, 'submitEvidence', { ...about, uploadId }, '');
      return { input: { uploadId, visibility: 'PARTNER' }, version: 1 };
    },
    wish: (n) => ({ reason: `Reason ${n}.` }),
  },
  updatePartner: {
    by: MANAGER,
    prepare: async (world) => {
      const { data } = await world.app.gql(MANAGER, '{ partner(slug: "globex") { version } }');
      return { input: { partnerId: toTypeId('partner', GLOBEX_ID) }, version: data.partner.version };
    },
    wish: (n) => ({ name: `Globex ${n}` }),
  },
};
