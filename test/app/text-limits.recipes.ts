import { toTypeId } from '../../src/kernel/ids.js';
import type { Json } from '../support/app.js';
import {
  ADMIN,
  COMPLIANCE,
  ENGINEER,
  ENGINEER_ID,
  MANAGER,
  PARTNER,
  type Person,
} from '../support/people.js';
import { openAlert } from './alerts-support.js';
import { ours, step } from './playbook-support.js';
import { BLOCKER, type Call, PARTNER_ID, type World } from './text-limits.world.js';

type Recipe = (world: World, text: string) => Call | Promise<Call>;

const onEngagement =
  (by: Person, mutation: string, field: string, more: object = {}): Recipe =>
  async (world, text) => [by, mutation, { engagementId: await world.engagementId(), ...more, [field]: text }];

const onIntegration =
  (mutation: string, field: string, more: object = {}): Recipe =>
  async (world, text) => [PARTNER, mutation, { key: await world.key(), ...more, [field]: text }];

const onMilestone =
  (mutation: string, field: string, more: object = {}): Recipe =>
  async (world, text) => [MANAGER, mutation, { ...(await world.milestone()), ...more, [field]: text }];

const inPlaybook =
  (playbook: (text: string) => object): Recipe =>
  (world, text) => [MANAGER, 'publishPlaybook', { ...playbook(text), slug: `text-${world.next()}` }];

/** For each limited text of an input, by class and property, a call that is valid except possibly for the text. */
export const RECIPES: Readonly<Record<string, Recipe>> = {
  'AcknowledgeAlertInput.note': async (world, text) => {
    const alertId = await openAlert(world.delivery.app, await world.engagementId());
    return [MANAGER, 'acknowledgeAlert', { alertId, note: text }];
  },
  'AddMilestoneInput.title': onEngagement(MANAGER, 'addMilestone', 'title', {
    ...{ code: 'NEW', stage: 'SANDBOX', party: 'PARTNER', durationDays: 2 },
  }),
  'AddMilestoneInput.reason': onEngagement(MANAGER, 'addMilestone', 'reason', {
    ...{ code: 'NEW', title: 'New', stage: 'SANDBOX', party: 'COMPLIANCE', durationDays: 2 },
  }),
  'AdvanceStageInput.note': async (world, text) => {
    const engagementId = await world.engagementId();
    return [MANAGER, 'advanceStage', { engagementId, from: 'DISCOVERY', note: text }];
  },
  'ChecklistItemInput.title': (world, text) => world.checklist({ title: text }),
  'ChecklistItemInput.evidence': (world, text) => world.checklist({ evidence: text }),
  'CloseEngagementInput.reason': onEngagement(MANAGER, 'closeEngagement', 'reason', { outcome: 'CANCELLED' }),
  'CommentOnMyIntegrationInput.text': onIntegration('commentOnMyIntegration', 'text'),
  'ContactInput.name': (world, text) => world.company(world.contact({ name: text })),
  'ContactInput.role': (world, text) => world.company(world.contact({ role: text })),
  'CorrectProgressInput.text': async (world, text) => {
    const entryId = await world.entryId();
    return [ENGINEER, 'correctProgress', { entryId, expectedVersion: 1, text, reason: 'A slip.' }];
  },
  'CorrectProgressInput.reason': async (world, text) => {
    const entryId = await world.entryId();
    return [ENGINEER, 'correctProgress', { entryId, expectedVersion: 1, text: 'Met twice.', reason: text }];
  },
  'CreateApiKeyInput.name': (_world, text) => [
    ADMIN,
    'createApiKey',
    { name: text, scopes: ['USAGE_WRITE'], expiresAt: '2027-01-01T00:00:00Z' },
  ],
  'CreateApiProductInput.name': (world, text) => [
    MANAGER,
    'createApiProduct',
    { name: text, slug: `product-${world.next()}`, capability: 'DATA' },
  ],
  'CreateApiProductInput.slug': (_world, text) => [
    MANAGER,
    'createApiProduct',
    { name: 'Product', slug: text, capability: 'DATA' },
  ],
  'CreateApiProductInput.description': (world, text) => [
    MANAGER,
    'createApiProduct',
    { name: 'Product', slug: `product-${world.next()}`, capability: 'DATA', description: text },
  ],
  'CreateEngineerInput.name': (world, text) => [
    MANAGER,
    'createEngineer',
    { name: text, email: `e${world.next()}@x.example`, timeZone: 'America/New_York' },
  ],
  'CreatePartnerInput.name': (world, text) => world.company({ name: text }),
  'CreatePartnerInput.slug': (world, text) => world.company({ slug: text }),
  'CreatePartnerInput.vertical': (world, text) => world.company({ vertical: text }),
  'CredentialInput.clientId': (world, text) => world.application({}, { clientId: text }),
  'CredentialInput.fingerprint': (world, text) => world.application({}, { fingerprint: text }),
  'EvidenceGiven.note': async (world, text) => [
    MANAGER,
    'submitEvidence',
    await world.evidence({ note: text }),
  ],
  'EvidenceGiven.url': async (world, text) => [
    MANAGER,
    'submitEvidence',
    await world.evidence({ url: text }),
  ],
  'GiveMyPulseInput.comment': onIntegration('giveMyPulse', 'comment', { rating: 4 }),
  'OverrideHealthInput.reason': onEngagement(MANAGER, 'overrideHealth', 'reason', {
    ...{ band: 'AT_RISK', until: '2026-12-31' },
  }),
  'HoldEngagementInput.reason': onEngagement(MANAGER, 'holdEngagement', 'reason', {
    expectedResumeOn: '2027-01-11',
  }),
  'HolidayInput.name': (_world, text) => [
    MANAGER,
    'setHolidays',
    { region: 'DE', days: [{ day: '2026-12-25', name: text }] },
  ],
  'ImportApiDescriptionInput.version': (world, text) => [
    MANAGER,
    'importApiDescription',
    {
      ...{ apiProductId: world.productId, version: text },
      document:
        '{"openapi":"3.0.3","info":{"title":"A","version":"1"},"paths":{"/a":{"get":{"responses":{}}}}}',
    },
  ],
  'InviteUserInput.name': (world, text) => [
    ADMIN,
    'inviteUser',
    { email: `u${world.next()}@x.example`, name: text, role: 'AUDITOR' },
  ],
  'LogProgressInput.reason': onEngagement(ENGINEER, 'logProgress', 'reason', { text: 'Met.' }),
  'LogProgressInput.text': onEngagement(ENGINEER, 'logProgress', 'text'),
  'NewBlockerInput.reason': onEngagement(ENGINEER, 'raiseBlocker', 'reason', BLOCKER),
  'PassBallInput.reason': onEngagement(ENGINEER, 'passBall', 'reason', { to: 'PARTNER' }),
  'RaiseMyBlockerInput.reason': onIntegration('raiseMyBlocker', 'reason', { severity: 'LOW' }),
  'RegisterApplicationInput.name': (world, text) => world.application({ name: text }),
  'RescheduleMilestoneInput.reason': onMilestone('rescheduleMilestone', 'reason', { durationDays: 4 }),
  'ResolveMyBlockerInput.resolution': async (world, text) => [
    PARTNER,
    'resolveMyBlocker',
    { blockerId: await world.blockerId(), resolution: text },
  ],
  'ResolvedBlockerInput.resolution': async (world, text) => [
    ENGINEER,
    'resolveBlocker',
    { blockerId: await world.blockerId(), resolution: text },
  ],
  'ReturnToStageInput.reason': async (world, text) => {
    const engagementId = await world.engagementId();
    await world.delivery.set(engagementId, "stage = 'SANDBOX'");
    return [MANAGER, 'returnToStage', { engagementId, to: 'DESIGN', reason: text }];
  },
  'ReviewChecklistItemInput.note': async (world, text) => {
    const { url, ...named } = (await world.evidence({})) as { url: string };
    await world.run([MANAGER, 'submitEvidence', { ...named, url }]);
    return [COMPLIANCE, 'reviewChecklistItem', { ...named, decision: 'REJECTED', note: text }];
  },
  'RevokeCredentialInput.reason': async (world, text) => [
    MANAGER,
    'revokeCredential',
    { credentialId: await world.credentialId(), reason: text },
  ],
  'RotateCredentialInput.clientId': async (world, text) => [
    MANAGER,
    'rotateCredential',
    { credentialId: await world.credentialId(), clientId: text, issuedAt: '2026-11-20T00:00:00Z' },
  ],
  'RotateCredentialInput.fingerprint': async (world, text) => {
    const clientId = `rotated-${world.next()}`;
    const own = { credentialId: await world.credentialId(), clientId, issuedAt: '2026-11-20T00:00:00Z' };
    return [MANAGER, 'rotateCredential', { ...own, fingerprint: text }];
  },
  'StartEngagementInput.title': (world, text) => [
    MANAGER,
    'startEngagement',
    world.delivery.input({ title: text }),
  ],
  'TakeBaselineInput.name': onEngagement(MANAGER, 'takeBaseline', 'name', { reason: 'Agreed.' }),
  'TakeBaselineInput.reason': onEngagement(MANAGER, 'takeBaseline', 'reason', { name: 'Agreed' }),
  'UpdateBlockerInput.reason': async (world, text) => [
    ENGINEER,
    'updateBlocker',
    { blockerId: await world.blockerId(), expectedVersion: 1, reason: text },
  ],
  'UpdateEngagementInput.title': async (world, text) => [
    MANAGER,
    'updateEngagement',
    { engagementId: await world.engagementId(), expectedVersion: 1, title: text },
  ],
  'UpdateEngineerInput.name': async (world, text) => {
    const engineerId = toTypeId('engineer', ENGINEER_ID);
    const { data } = await world.delivery.app.gql(MANAGER, '{ engineers { nodes { id version } } }');
    const { version } = data.engineers.nodes.find(({ id }: Json) => id === engineerId);
    return [MANAGER, 'updateEngineer', { engineerId, expectedVersion: version, name: text }];
  },
  'UpdateMilestoneInput.title': onMilestone('updateMilestone', 'title'),
  'UpdateMilestoneInput.assignee': onMilestone('updateMilestone', 'assignee'),
  'UpdateMilestoneInput.reason': onMilestone('updateMilestone', 'reason', { status: 'SKIPPED' }),
  'UpdateUploadInput.reason': async (world, text) => [
    MANAGER,
    'updateUpload',
    { uploadId: await world.fileId(), expectedVersion: 1, visibility: 'PARTNER', reason: text },
  ],
  'SaveViewInput.name': (_world, text) => [MANAGER, 'saveView', { name: text, page: 'ADMIN', state: '' }],
  'UpdateUserInput.name': async (world, text) => {
    const person = { email: `u${world.next()}@x.example`, name: 'Nia', role: 'AUDITOR' };
    return [
      ADMIN,
      'updateUser',
      { userId: await world.id([ADMIN, 'inviteUser', person], 'user'), name: text },
    ];
  },
  'UpdatePartnerInput.name': async (world, text) => [
    MANAGER,
    'updatePartner',
    { partnerId: PARTNER_ID, expectedVersion: await world.version(PARTNER_ID), name: text },
  ],
  'UpdatePartnerInput.vertical': async (world, text) => [
    MANAGER,
    'updatePartner',
    { partnerId: PARTNER_ID, expectedVersion: await world.version(PARTNER_ID), vertical: text },
  ],
  'Playbook.title': inPlaybook((title) => ({ ...ours([step('A')]), title })),
  'PlaybookMilestone.title': inPlaybook((title) => ours([step('A', { title })])),
  'PlaybookProof.evidence': inPlaybook((evidence) => ours([step('A', { proof: { evidence } })])),
};
