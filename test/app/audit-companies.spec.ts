import { toTypeId } from '../../src/kernel/ids.js';
import { ADMIN, ENGINEER_ID, NORTHWIND_ID } from '../support/people.js';
import { ACTS, Audited } from './audit-support.js';
import { MANAGER } from './delivery-support.js';

describe('the audit log of a change outside engagements', () => {
  let audited: Audited;
  beforeAll(async () => {
    audited = await Audited.start();
  });
  afterAll(() => audited.delivery.app.stop());

  const run: Audited['run'] = (...given) => audited.run(...given);
  const entryOf: Audited['entryOf'] = (...given) => audited.entryOf(...given);
  const engineerId = toTypeId('engineer', ENGINEER_ID);
  const partnerId = toTypeId('partner', NORTHWIND_ID);

  it('keeps the old values of a partner, an engineer, a product and their parts', async () => {
    const contact = { name: 'Nia', email: 'nia@northwind.example', role: 'CTO' };
    await run(MANAGER, 'updatePartner', {
      partnerId,
      expectedVersion: 1,
      tier: 'STRATEGIC',
      contacts: [contact],
    });
    expect(await entryOf('partner.update')).toMatchObject({
      ...{ changes: { contacts: [contact] }, previous: { tier: 'STANDARD', contacts: [] }, engagement: null },
    });
    const apiProductId = toTypeId('apiProduct', await audited.productUuid());
    const skills = (level: number) => [{ apiProductId, level }];
    await run(MANAGER, 'updateEngineer', { engineerId, expectedVersion: 1, skills: skills(2) });
    await run(MANAGER, 'updateEngineer', { engineerId, expectedVersion: 2, skills: skills(4) });
    expect(await entryOf('engineer.update')).toMatchObject({ previous: { skills: skills(2) } });
    const { timeOff } = await run(
      MANAGER,
      'addTimeOff',
      { engineerId, from: '2026-12-24', to: '2026-12-31' },
      'timeOff { id }',
    );
    await run(MANAGER, 'removeTimeOff', { timeOffId: timeOff.id });
    expect(await entryOf('time-off.remove')).toMatchObject({
      ...{ changes: { from: null, to: null }, previous: { from: '2026-12-24', to: '2026-12-31' } },
    });
    const item = {
      title: 'Signed',
      kind: 'LEGAL',
      neededBy: 'DESIGN',
      evidence: 'A contract.',
      expires: false,
    };
    const items = [{ code: 'TERMS', ...item }];
    await run(MANAGER, 'setLaunchChecklist', { apiProductId, items });
    await run(MANAGER, 'setLaunchChecklist', { apiProductId, items: [] });
    expect(await entryOf('checklist.set')).toMatchObject({ changes: { items: [] }, previous: { items } });
    const describe = (server: string) => ({
      ...{ apiProductId, version: 'v1', status: 'GA', hosts: [server] },
      document: JSON.stringify({ openapi: '3.0.0', info: { title: 'P', version: '1' }, paths: {} }),
    });
    await run(MANAGER, 'importApiDescription', describe('api.example'));
    expect(await entryOf('api-description.import')).toMatchObject({
      ...{ changes: { hosts: ['api.example'] }, previous: { hosts: [] } },
    });
  });

  it('keeps the old values of credentials, keys and users', async () => {
    const expiresAt = '2027-11-30T15:00:00Z';
    const key = await run(
      ADMIN,
      'createApiKey',
      { name: 'Gateway', scopes: ['USAGE_WRITE'], expiresAt },
      'apiKey { id }',
    );
    await run(ADMIN, 'revokeApiKey', { apiKeyId: key.apiKey.id });
    expect(await entryOf('api-key.revoke')).toMatchObject({
      ...{ changes: { revokedAt: '2026-11-30T15:00:00.000Z' }, previous: { revokedAt: null } },
    });
    const person = { email: 'nia@northwind.example', name: 'Nia', role: 'PARTNER', partnerId };
    const { user } = await run(ADMIN, 'inviteUser', person, 'user { id }');
    await run(ADMIN, 'deactivateUser', { userId: user.id });
    expect(await entryOf('user.deactivate')).toMatchObject({ previous: { deactivatedAt: null } });
    await run(ADMIN, 'reactivateUser', { userId: user.id });
    expect(await entryOf('user.reactivate')).toMatchObject({
      ...{ changes: { deactivatedAt: null }, previous: { deactivatedAt: '2026-11-30T15:00:00.000Z' } },
    });
    await run(ADMIN, 'updateUser', { userId: user.id, role: 'MANAGER' });
    expect(await entryOf('user.update')).toMatchObject({
      changes: { role: 'MANAGER', partnerId: null },
      previous: { role: 'PARTNER', partnerId },
    });
    const apiProductIds = [toTypeId('apiProduct', await audited.productUuid())];
    const credential = { environment: 'SANDBOX', issuedAt: '2026-11-30T09:00:00Z', expiresAt };
    const { application } = await run(
      ...([MANAGER, 'registerApplication'] as const),
      {
        ...{ partnerId, name: 'App', apiProductIds },
        credentials: [{ ...credential, clientId: 'client-1' }],
      },
      'application { credentials { id } }',
    );
    const credentialId = application.credentials[0].id;
    const next = { credentialId, clientId: 'client-2', issuedAt: '2026-11-30T10:00:00Z', expiresAt };
    const rotated = await run(MANAGER, 'rotateCredential', next, 'credential { id }');
    expect(await entryOf('credential.rotate')).toMatchObject({ previous: { clientId: 'client-1' } });
    await run(MANAGER, 'revokeCredential', { credentialId: rotated.credential.id, reason: 'Leaked.' });
    expect(await entryOf('credential.revoke')).toMatchObject({ previous: { revokedAt: null } });
  });

  it('is tested for each of its actions', () => {
    expect([...audited.seen].sort()).toEqual([...ACTS.ofCompanies].sort());
  });
});
