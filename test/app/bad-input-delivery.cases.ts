import { toTypeId } from '../../src/kernel/ids.js';
import { ENGINEER_ID, PARTNER, type Person } from '../support/people.js';
import { ENGINEER, MANAGER } from './delivery-support.js';
import { ours, step } from './playbook-support.js';

const TOMORROW = '2026-12-01';
const STEP = { code: 'NEW', title: 'New', stage: 'SANDBOX', party: 'PARTNER', durationDays: 2 };
const BLOCKER = { severity: 'HIGH', party: 'PARTNER', reason: 'No keys.' };
export const many = (count: number) => Array.from({ length: count }, (_each, index) => step(`M${index}`));

/** The objects that the cases use. */
export interface Ids {
  readonly engagementId: string;
  readonly key: string;
  readonly a: Versioned;
  readonly b: Versioned;
  /** A milestone of another engagement. */
  readonly foreign: string;
  /** An engagement of 200 milestones. */
  readonly full: string;
  readonly productId: string;
}
interface Versioned {
  readonly milestoneId: string;
  readonly expectedVersion: number;
}
type Case = readonly [
  what: string,
  by: Person,
  mutation: string,
  input: (ids: Ids) => object,
  errors: readonly string[],
];

const link = ({ a }: Ids, lagDays: number) => [{ milestoneId: a.milestoneId, lagDays }];
export const evidence = ({ engagementId, productId }: Ids) => ({
  engagementId,
  apiProductId: productId,
  code: 'TERMS',
});

export const PLAYBOOKS: Case[] = [
  [
    'a playbook with a duration of 0',
    MANAGER,
    'publishPlaybook',
    () => ours([step('A', { durationDays: 0 })]),
    ['INVALID milestones.0.durationDays'],
  ],
  [
    'a playbook with a duration of 251',
    MANAGER,
    'publishPlaybook',
    () => ours([step('A', { durationDays: 251 })]),
    ['INVALID milestones.0.durationDays'],
  ],
  [
    'a playbook of 201 milestones',
    MANAGER,
    'publishPlaybook',
    () => ours(many(201)),
    ['LIMIT_EXCEEDED milestones'],
  ],
  [
    'a playbook with a lead of 31',
    MANAGER,
    'publishPlaybook',
    () => ours([step('A'), step('B', { dependsOn: [{ code: 'A', lagDays: -31 }] })]),
    ['INVALID milestones.1.dependsOn.0.lagDays'],
  ],
  [
    'a condition on an unknown product',
    MANAGER,
    'publishPlaybook',
    () => ours([step('A', { when: { apiProductIds: [toTypeId('apiProduct', ENGINEER_ID)] } })]),
    ['NOT_FOUND milestones.0.when.apiProductIds.0'],
  ],
  [
    'a condition on an invalid product',
    MANAGER,
    'publishPlaybook',
    () => ours([step('A', { when: { apiProductIds: ['payments'] } })]),
    ['NOT_FOUND milestones.0.when.apiProductIds.0'],
  ],
  [
    'a playbook with two go-lives',
    MANAGER,
    'publishPlaybook',
    () => ours([step('A', { isGoLive: true }), step('B', { isGoLive: true })]),
    ['INVALID milestones.1.isGoLive'],
  ],
  [
    'a playbook whose milestones wait for each other',
    MANAGER,
    'publishPlaybook',
    () => ours([step('A', { dependsOn: [{ code: 'B' }] }), step('B', { dependsOn: [{ code: 'A' }] })]),
    ['DEPENDENCY_CYCLE milestones.0.dependsOn.0.code'],
  ],
];

export const PLANS: Case[] = [
  [
    'a milestone with a duration of 0',
    ENGINEER,
    'addMilestone',
    ({ engagementId }) => ({ engagementId, ...STEP, durationDays: 0 }),
    ['INVALID durationDays'],
  ],
  [
    'a milestone with a duration of 251',
    ENGINEER,
    'addMilestone',
    ({ engagementId }) => ({ engagementId, ...STEP, durationDays: 251 }),
    ['INVALID durationDays'],
  ],
  [
    'a new duration of 0',
    ENGINEER,
    'rescheduleMilestone',
    ({ b }) => ({ ...b, durationDays: 0, reason: 'x' }),
    ['INVALID durationDays'],
  ],
  [
    'a new duration of 251',
    ENGINEER,
    'rescheduleMilestone',
    ({ b }) => ({ ...b, durationDays: 251, reason: 'x' }),
    ['INVALID durationDays'],
  ],
  [
    'the 201st milestone',
    MANAGER,
    'addMilestone',
    ({ full }) => ({ engagementId: full, ...STEP }),
    ['LIMIT_EXCEEDED engagementId'],
  ],
  [
    'a new milestone with a lead of 31',
    ENGINEER,
    'addMilestone',
    (ids) => ({ engagementId: ids.engagementId, ...STEP, dependsOn: link(ids, -31) }),
    ['INVALID dependsOn.0.lagDays'],
  ],
  [
    'a milestone with a lead of 31',
    ENGINEER,
    'updateMilestone',
    (ids) => ({ ...ids.b, dependsOn: link(ids, -31) }),
    ['INVALID dependsOn.0.lagDays'],
  ],
  [
    'a cycle',
    ENGINEER,
    'updateMilestone',
    ({ a, b }) => ({ ...a, dependsOn: [{ milestoneId: b.milestoneId }] }),
    ['DEPENDENCY_CYCLE dependsOn'],
  ],
  [
    'a dependency on another engagement’s milestone',
    ENGINEER,
    'updateMilestone',
    ({ a, foreign }) => ({ ...a, dependsOn: [{ milestoneId: foreign }] }),
    ['NOT_FOUND dependsOn.0.milestoneId'],
  ],
];

export const DAYS: Case[] = [
  [
    'a completion tomorrow',
    ENGINEER,
    'updateMilestone',
    ({ a }) => ({ ...a, status: 'DONE', completedOn: TOMORROW }),
    ['INVALID completedOn'],
  ],
  [
    'a start tomorrow',
    ENGINEER,
    'updateMilestone',
    ({ a }) => ({ ...a, status: 'IN_PROGRESS', startedOn: TOMORROW }),
    ['INVALID startedOn'],
  ],
  [
    'a partner’s completion tomorrow',
    PARTNER,
    'completeMyMilestone',
    ({ key }) => ({ key, code: 'A', completedOn: TOMORROW }),
    ['INVALID completedOn'],
  ],
  [
    'work tomorrow',
    ENGINEER,
    'logProgress',
    ({ engagementId, a }) => ({
      engagementId,
      text: 'x',
      day: TOMORROW,
      completeMilestoneIds: [a.milestoneId],
    }),
    ['INVALID day'],
  ],
];

export const BLOCKERS: Case[] = [
  [
    'a blocker on another engagement’s milestone',
    ENGINEER,
    'raiseBlocker',
    ({ engagementId, foreign }) => ({ engagementId, ...BLOCKER, milestoneId: foreign }),
    ['NOT_FOUND milestoneId'],
  ],
  [
    'a logged blocker on another engagement’s milestone',
    ENGINEER,
    'logProgress',
    ({ engagementId, a, foreign }) => ({
      engagementId,
      text: 'x',
      startMilestoneIds: [a.milestoneId],
      raise: [BLOCKER, { ...BLOCKER, milestoneId: foreign }],
      passBallTo: 'PARTNER',
    }),
    ['NOT_FOUND raise.1.milestoneId'],
  ],
  [
    'a partner’s blocker on a milestone that does not exist',
    PARTNER,
    'raiseMyBlocker',
    ({ key }) => ({ key, severity: 'HIGH', reason: 'x', milestoneCode: 'ELSEWHERE' }),
    ['NOT_FOUND milestoneCode'],
  ],
];

export const EVIDENCE: Case[] = [
  [
    'evidence reviewed by its submitter',
    MANAGER,
    'reviewChecklistItem',
    (ids) => ({ ...evidence(ids), decision: 'SATISFIED' }),
    ['NOT_ALLOWED_IN_STATE decision'],
  ],
  [
    'evidence by a link that is not secure',
    ENGINEER,
    'submitEvidence',
    (ids) => ({ ...evidence(ids), url: 'http://vault.example/a' }),
    ['INVALID url'],
  ],
  [
    'evidence for an unknown item',
    ENGINEER,
    'submitEvidence',
    (ids) => ({ ...evidence(ids), code: 'NOBODY', url: 'https://vault.example/a' }),
    ['NOT_FOUND code'],
  ],
];
