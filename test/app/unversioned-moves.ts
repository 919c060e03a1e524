import type { Json } from '../support/app.js';
import { COMPLIANCE, PARTNER, type Person } from '../support/people.js';
import { ERIN } from './allocations-support.js';
import { item } from './checklist-support.js';
import { ENGINEER, MANAGER } from './delivery-support.js';
import { openAlert } from './alerts-support.js';
import type { World } from './versioned-moves.js';

interface Repeated {
  readonly by: Person;
  /** @returns the whole input, with a target of its own */
  readonly prepare: (world: World) => Promise<object> | object;
}

const engagement = (more: object) => async (world: World) => ({
  ...(await world.engagement()).input,
  ...more,
});
const own = (more: object) => async (world: World) => ({ key: (await world.engagement()).key, ...more });
const STAGES_SCORED = ['DISCOVERY', 'DESIGN', 'SANDBOX', 'CERTIFICATION', 'LAUNCH', 'ADOPTION'];
const MODEL = (world: World) => ({
  slug: world.name(),
  groups: [{ stages: STAGES_SCORED, measures: [{ measure: 'MOMENTUM', weight: 100, poor: 15, healthy: 3 }] }],
});
const OVERRIDE = { band: 'AT_RISK', reason: 'Their sponsor left.', until: '2026-12-11' };
const BLOCKER = { severity: 'LOW', party: 'SERVICES', reason: 'It is slow.' };

const evidence = async (world: World) => ({
  ...(await world.wanting()).about,
  url: 'https://vault.example/terms',
});

async function inDesign(world: World): Promise<object> {
  const { input } = await world.engagement();
  await world.run(MANAGER, 'advanceStage', { ...input, from: 'DISCOVERY' }, '');
  return input;
}

/** Everyday mutations that take no `expectedVersion`. */
export const REPEATED: Readonly<Record<string, Repeated>> = {
  acknowledgeAlert: {
    by: MANAGER,
    prepare: async (world) => {
      const { id } = await world.engagement();
      return { alertId: await openAlert(world.app, id), note: 'We call them.' };
    },
  },
  addTimeOff: {
    by: MANAGER,
    prepare: () => ({ engineerId: ERIN, from: '2027-01-04', to: '2027-01-08' }),
  },
  activateHealthModel: {
    by: MANAGER,
    prepare: async (world) => {
      const { healthModel } = await world.run(
        MANAGER,
        'publishHealthModel',
        MODEL(world),
        'healthModel { id }',
      );
      return { modelId: healthModel.id, types: ['MIGRATION'] };
    },
  },
  advanceStage: { by: ENGINEER, prepare: engagement({ from: 'DISCOVERY' }) },
  allocateEngineer: {
    by: MANAGER,
    prepare: engagement({
      ...{ engineerId: ERIN, from: '2026-11-30', to: '2026-12-11' },
      ...{ hoursPerWeek: 1, kind: 'SOFT' },
    }),
  },
  commentOnMyIntegration: { by: PARTNER, prepare: own({ text: 'We are on it.' }) },
  completeMyMilestone: { by: PARTNER, prepare: own({ code: 'A' }) },
  createApiProduct: { by: MANAGER, prepare: (world) => ({ name: world.name(), capability: 'DATA' }) },
  createEngineer: {
    by: MANAGER,
    prepare: (world) => ({ name: 'Nia', email: `${world.name()}@causeway.example`, timeZone: 'UTC' }),
  },
  createPartner: {
    by: MANAGER,
    prepare: (world) => ({ name: world.name(), kind: 'BANK', region: 'US', timeZone: 'UTC' }),
  },
  deprecateApiVersion: {
    by: MANAGER,
    prepare: ({ allocations }) => ({
      apiVersionId: allocations.delivery.versionId,
      sunsetOn: '2027-06-30',
    }),
  },
  giveMyPulse: { by: PARTNER, prepare: own({ rating: 4 }) },
  publishHealthModel: { by: MANAGER, prepare: MODEL },
  raiseBlocker: { by: ENGINEER, prepare: engagement(BLOCKER) },
  raiseMyBlocker: { by: PARTNER, prepare: own(BLOCKER) },
  removeTimeOff: {
    by: MANAGER,
    prepare: async (world) => {
      const off = { engineerId: ERIN, from: '2027-02-01', to: '2027-02-05' };
      const { timeOff } = await world.run(MANAGER, 'addTimeOff', off, 'timeOff { id }');
      return { timeOffId: timeOff.id };
    },
  },
  resolveBlocker: {
    by: ENGINEER,
    prepare: async (world) => ({ ...(await world.blocker()).input, resolution: 'It works.' }),
  },
  resolveMyBlocker: {
    by: PARTNER,
    prepare: async (world) => ({ ...(await world.blocker()).input, resolution: 'It works.' }),
  },
  overrideHealth: { by: MANAGER, prepare: engagement(OVERRIDE) },
  clearHealthOverride: {
    by: MANAGER,
    prepare: async (world) => {
      const { input } = await world.engagement();
      await world.run(MANAGER, 'overrideHealth', { ...input, ...OVERRIDE }, '');
      return input;
    },
  },
  returnToStage: {
    by: MANAGER,
    prepare: async (world) => ({
      ...(await inDesign(world)),
      to: 'DISCOVERY',
      reason: 'The scope is open again.',
    }),
  },
  reviewChecklistItem: {
    by: COMPLIANCE,
    prepare: async (world) => {
      const { url, ...about } = await evidence(world);
      await world.run(ENGINEER, 'submitEvidence', { ...about, url }, '');
      return { ...about, decision: 'SATISFIED' };
    },
  },
  setHolidays: {
    by: MANAGER,
    prepare: () => ({ region: 'US-NV', days: [{ day: '2026-12-24', name: 'Eve' }] }),
  },
  setLaunchChecklist: {
    by: MANAGER,
    prepare: async (world) => {
      const { apiProductId } = (await world.wanting()).about as Json;
      return { apiProductId, items: [item('TERMS'), item('PEN-TEST')] };
    },
  },
  startEngagement: {
    by: MANAGER,
    prepare: (world) => world.allocations.delivery.input({ title: world.name() }),
  },
  submitEvidence: { by: ENGINEER, prepare: evidence },
  submitMyEvidence: {
    by: PARTNER,
    prepare: async (world) => {
      const { key } = await world.wanting();
      return { key, apiProductSlug: 'payments', code: 'TERMS', url: 'https://vault.example/terms' };
    },
  },
};
