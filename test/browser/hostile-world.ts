import { type Ask, type Person, act, asPerson } from './console-page.js';

/** Markup that would run, an override that is never ended, an emoji of several parts, and one word as long as it may be. */
const TEXT =
  'zz <img src=x onerror="alert(1)"><script>alert(2)</script> \u202eRTL \ud83d\udc69\u200d\ud83d\udc67 ';

/** @returns a text of the most characters that the field takes; they differ, because some must */
export function hostile(limit: number, start = ''): string {
  const text = start + TEXT;
  // A character outside the basic plane counts once.
  const room = limit - [...text].length;
  return room >= 0 ? text + 'W'.repeat(room) : [...text].slice(0, limit).join('');
}

export interface HostileWorld {
  readonly key: string;
  readonly engineer: Person;
  readonly partner: Person;
}

const ENGINEER = 'zz-engineer@hostile.example';
const PARTNER = 'zz-partner@hostile.example';
const FROM = { startOn: '2026-12-14' };
const DOCUMENT = JSON.stringify({
  openapi: '3.0.3',
  info: { title: hostile(200), version: '1' },
  paths: { '/a': { get: { operationId: 'a', summary: hostile(200), responses: {} } } },
});

type Ids = Readonly<Record<string, string>>;
const idIn = (payload: Readonly<Record<string, unknown>>, name: string): string =>
  (payload[name] as { id: string }).id;

/** Creates one of each thing that people name or describe, each with hostile text in all of its fields. */
export async function makeHostileWorld(): Promise<HostileWorld> {
  const [manager, admin] = await Promise.all([asPerson('manager'), asPerson('admin')]);
  const catalogue = await fillCatalogue(manager);
  const people = await fillPeople(manager, admin, catalogue);
  const engagement = await startEngagement(manager, { ...catalogue, ...people });
  await fillPlan(manager, engagement.id);
  await fillLog(await asPerson(ENGINEER), engagement.id);
  await fillPortal(await asPerson(PARTNER), engagement.key);
  await fillChecklist(manager, engagement.id, catalogue);
  return { key: engagement.key, engineer: ENGINEER, partner: PARTNER };
}

async function fillCatalogue(manager: Ask): Promise<Ids> {
  const product = { name: hostile(200), slug: 'zz-hostile', capability: 'DATA', description: hostile(4000) };
  const apiProductId = idIn(
    await act(manager, 'createApiProduct', product, 'apiProduct { id }'),
    'apiProduct',
  );
  const version = { apiProductId, version: 'v1', document: DOCUMENT };
  const { apiProduct: described } = await act(
    manager,
    'importApiDescription',
    version,
    'apiProduct { versions { id } }',
  );
  const [apiVersion] = (described as { versions: { id: string }[] }).versions;
  const item = { kind: 'SECURITY', neededBy: 'DISCOVERY', expires: false };
  const texts = { title: hostile(200), evidence: hostile(1000) };
  const items = ['FIRST', 'SECOND'].map((code) => ({ code, ...item, ...texts }));
  await act(manager, 'setLaunchChecklist', { apiProductId, items });
  const milestone = { stage: 'DISCOVERY', party: 'PARTNER', durationDays: 2, title: hostile(200) };
  const playbook = {
    ...{ slug: 'zz-hostile', title: hostile(200), type: 'INTEGRATION' },
    milestones: ['ZZ-A', 'ZZ-B'].map((code) => ({ code, ...milestone })),
  };
  const published = await act(manager, 'publishPlaybook', playbook, 'playbook { id }');
  return {
    apiProductId,
    ...{ apiVersionId: apiVersion!.id, playbookId: idIn(published, 'playbook') },
  };
}

async function fillPeople(manager: Ask, admin: Ask, { apiProductId }: Ids): Promise<Ids> {
  const where = { region: 'US', timeZone: 'America/New_York' };
  const engineer = { name: hostile(200), email: ENGINEER, ...where };
  const leadId = idIn(
    await act(manager, 'createEngineer', engineer, 'solutionEngineer { id }'),
    'solutionEngineer',
  );
  const contacts = [{ name: hostile(200), email: 'zz@hostile.example', role: hostile(100) }];
  const partner = {
    ...{ name: hostile(200), slug: 'zz-hostile', kind: 'BANK', vertical: hostile(100), contacts },
    ...where,
  };
  const partnerId = idIn(await act(manager, 'createPartner', partner, 'partner { id }'), 'partner');
  const user = { name: hostile(200) };
  await act(admin, 'inviteUser', { ...user, email: ENGINEER, role: 'ENGINEER', engineerId: leadId });
  await act(admin, 'inviteUser', { ...user, email: PARTNER, role: 'PARTNER', partnerId });
  const expiresAt = '2027-01-01T00:00:00Z';
  await act(admin, 'createApiKey', { name: hostile(100), scopes: ['USAGE_WRITE'], expiresAt });
  await act(manager, 'saveView', { name: hostile(80), page: 'PORTFOLIO', state: '?q=zz', shared: true });
  const credential = { environment: 'SANDBOX', issuedAt: '2026-12-01T00:00:00Z', expiresAt };
  const credentials = [{ clientId: hostile(200), fingerprint: hostile(200), ...credential }];
  const application = { partnerId, name: hostile(200), apiProductIds: [apiProductId], credentials };
  await act(manager, 'registerApplication', application);
  return { leadId, partnerId };
}

async function startEngagement(manager: Ask, { apiVersionId, apiProductId: _product, ...ids }: Ids) {
  const input = { ...ids, ...FROM, type: 'INTEGRATION', title: hostile(200), scope: [{ apiVersionId }] };
  const { engagement } = await act(manager, 'startEngagement', input, 'engagement { id key }');
  return engagement as { id: string; key: string };
}

async function fillPlan(manager: Ask, engagementId: string): Promise<void> {
  const more = { title: hostile(200), reason: hostile(1000), party: 'COMPLIANCE', stage: 'DISCOVERY' };
  const fresh = { engagementId, code: 'ZZ-C', durationDays: 1, ...more };
  const { milestone } = await act(manager, 'addMilestone', fresh, 'milestone { id version }');
  const { id: milestoneId, version: expectedVersion } = milestone as { id: string; version: number };
  await act(manager, 'updateMilestone', {
    milestoneId,
    expectedVersion,
    assignee: hostile(200),
    reason: hostile(1000),
  });
  await act(manager, 'takeBaseline', { engagementId, name: hostile(100), reason: hostile(1000) });
}

async function fillLog(engineer: Ask, engagementId: string): Promise<void> {
  for (const visibility of ['PARTNER', 'INTERNAL']) {
    await act(engineer, 'logProgress', { engagementId, visibility, text: hostile(4000), minutes: 30 });
    const blocker = { engagementId, visibility, severity: 'LOW', reason: hostile(4000) };
    await act(engineer, 'raiseBlocker', { ...blocker, party: 'PARTNER' });
    const { blocker: raised } = await act(
      engineer,
      'raiseBlocker',
      { ...blocker, party: 'SERVICES' },
      'blocker { id }',
    );
    const { id: blockerId } = raised as { id: string };
    await act(engineer, 'resolveBlocker', { blockerId, resolution: hostile(4000) });
  }
  await act(engineer, 'passBall', { engagementId, to: 'PARTNER', reason: hostile(1000) });
}

async function fillPortal(partner: Ask, key: string): Promise<void> {
  await act(partner, 'commentOnMyIntegration', { key, text: hostile(4000) });
  await act(partner, 'giveMyPulse', { key, rating: 3, comment: hostile(4000) });
  await act(partner, 'raiseMyBlocker', { key, severity: 'LOW', reason: hostile(4000) });
}

async function fillChecklist(manager: Ask, engagementId: string, { apiProductId }: Ids): Promise<void> {
  const compliance = await asPerson('compliance');
  for (const code of ['FIRST', 'SECOND']) {
    const url = `https://hostile.example/?${'a'.repeat(1900)}`;
    await act(manager, 'submitEvidence', { engagementId, apiProductId, code, url, note: hostile(4000) });
  }
  const decision = { decision: 'REJECTED', note: hostile(4000) };
  await act(compliance, 'reviewChecklistItem', { engagementId, apiProductId, code: 'FIRST', ...decision });
}
