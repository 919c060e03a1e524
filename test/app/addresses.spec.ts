import { toTypeId } from '../../src/kernel/ids.js';
import { type Json, TestApp } from '../support/app.js';
import { ADMIN, NORTHWIND_ID } from '../support/people.js';

/** Letters whose Unicode lower or upper case is an ASCII letter, and others that look like one. */
const LOOKALIKES = ['mar\u212a', 'mark\u0130', 'mar\uff4b', 'mar\u043a', 'mark\u200b'];
const USER = `mutation ($input: InviteUserInput!) { inviteUser(input: $input) {
  userErrors { code field message } user { email } } }`;
const ENGINEER = `mutation ($input: CreateEngineerInput!) { createEngineer(input: $input) {
  userErrors { code field message } solutionEngineer { email } } }`;
const CONTACTS = `mutation ($input: UpdatePartnerInput!) { updatePartner(input: $input) {
  userErrors { code field message } partner { contacts { email } } } }`;

describe('an email address', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const send = async (query: string, input: object): Promise<Json> => {
    const { data, errors } = await app.gql(ADMIN, query, { input });
    expect(errors).toBeUndefined();
    return Object.values(data)[0];
  };
  const viewer = async (email: string): Promise<Json> => {
    const token = await app.issuer.sign({ sub: `idp|${email}`, email, name: email });
    const response = await app.nest.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      payload: JSON.stringify({ query: '{ viewer { email } }' }),
    });
    return response.json();
  };

  it.each(LOOKALIKES)('with non-ASCII characters is rejected wherever one is entered: %j', async (local) => {
    const email = `${local}@x.example`;
    const partnerId = toTypeId('partner', NORTHWIND_ID);
    const contacts = [{ name: 'Mark', email, role: 'Payments' }];
    for (const answer of [
      await send(USER, { email, name: 'Mark', role: 'AUDITOR' }),
      await send(ENGINEER, { email, name: 'Mark', timeZone: 'America/New_York' }),
      await send(CONTACTS, { partnerId, expectedVersion: 1, contacts }),
    ]) {
      expect(answer.userErrors.length).toBeGreaterThan(0);
      for (const { code, message } of answer.userErrors)
        expect([code, message]).toEqual(['INVALID', expect.any(String)]);
      expect(answer.userErrors.map(({ message }: Json) => message).join()).toContain('ASCII');
    }
  });

  it('is stored in lower case, with its domain in ASCII', async () => {
    const email = 'Mark@XN--MNCHEN-3YA.Example';
    const [user, engineer] = [
      await send(USER, { email, name: 'Mark', role: 'AUDITOR' }),
      await send(ENGINEER, { email, name: 'Mark', timeZone: 'America/New_York' }),
    ];
    expect(user.user).toEqual({ email: email.toLowerCase() });
    expect(engineer.solutionEngineer).toEqual({ email: email.toLowerCase() });
  });

  it('with non-ASCII characters does not sign in a user with a similar ASCII one', async () => {
    await send(USER, { email: 'mark@x.example', name: 'Mark', role: 'AUDITOR' });
    for (const local of [...LOOKALIKES, 'MAR\u212a'])
      expect((await viewer(`${local}@x.example`)).errors[0].extensions.code).toBe('UNAUTHENTICATED');
    expect((await viewer('MARK@X.example')).data.viewer).toEqual({ email: 'mark@x.example' });
  });
});
