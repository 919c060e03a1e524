import { MAX_CONTACTS, faultsOfContacts } from './check-contacts.js';

const contacts = (count: number) =>
  Array.from({ length: count }, (_each, n) => ({ email: `p${n}@acme.example` }));

describe("a partner's contacts", () => {
  it.each([
    ['none', []],
    ['the maximum number', contacts(MAX_CONTACTS)],
  ])('may be %s', (_case, given) => {
    expect(faultsOfContacts(given)).toEqual([]);
  });

  it('are limited to 50', () => {
    expect(faultsOfContacts(contacts(51))).toMatchObject([
      { code: 'LIMIT_EXCEEDED', field: ['input', 'contacts'] },
    ]);
  });

  it('have different addresses, ignoring case', () => {
    const given = ['a@x.example', 'b@x.example', 'A@x.example', 'a@X.example'].map((email) => ({ email }));
    expect(faultsOfContacts(given).map(({ code, field }) => [code, field?.join('.')])).toEqual([
      ['INVALID', 'input.contacts.2.email'],
      ['INVALID', 'input.contacts.3.email'],
    ]);
  });
});
