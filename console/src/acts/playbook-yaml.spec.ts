import { readPlaybook, writePlaybook } from './playbook-yaml';

const PRODUCTS = [{ id: 'api_1', slug: 'payments' }];
const TEXT = `slug: swift
title: Swift integration
type: INTEGRATION
milestones:
  - code: KICK-OFF
    title: Kick-off held
    stage: DISCOVERY
    party: SERVICES
    durationDays: 2
    when:
      apiProducts: [payments]
`;

describe('a playbook as a file', () => {
  it('is read as the API takes it, with API products by their IDs', () => {
    const { input, faults } = readPlaybook(TEXT, PRODUCTS);
    expect(faults).toEqual([]);
    expect(input).toMatchObject({ slug: 'swift', milestones: [{ when: { apiProductIds: ['api_1'] } }] });
  });

  it.each([
    ['no YAML', 'slug: [', /^Line 1: /],
    ['no playbook', 'hello', /needs slug, title, type and milestones/],
    ['a field that is not known', TEXT.replace('type:', 'kind:'), /^Line 3: kind is not a known field/],
    [
      'a field of a milestone that is not known',
      TEXT.replace('party:', 'owner:'),
      /^Line 8: owner is not a known field/,
    ],
    [
      'a product that does not exist',
      TEXT.replace('payments', 'cheques'),
      /^Line 11: There is no API product cheques/,
    ],
  ])('says where it is wrong: %s', (_case, text, fault) => {
    const { input, faults } = readPlaybook(text, PRODUCTS);
    expect(input).toBeNull();
    expect(faults[0]).toMatch(fault);
  });

  it('says on which line something is that the server finds wrong', () => {
    const { lineOf } = readPlaybook(TEXT, PRODUCTS);
    expect(lineOf(['slug'])).toBe(1);
    expect(lineOf(['milestones', '0', 'durationDays'])).toBe(9);
    expect(lineOf(['milestones', '0', 'proof', 'usage'])).toBe(5);
  });

  it('is written without defaults, and reads as the same again', () => {
    const { input } = readPlaybook(TEXT, PRODUCTS);
    const [milestone] = input!.milestones;
    const stored = {
      ...{ ...milestone, __typename: 'PlaybookMilestone', weight: 1, required: true, isGoLive: false },
      ...{ visibility: 'PARTNER', proof: null, dependsOn: [{ code: 'KICK-OFF', lagDays: 0 }] },
      when: { apiProductIds: ['api_1'], regions: null, tiers: null },
    };
    const text = writePlaybook(
      {
        ...{ slug: 'swift', title: 'Swift integration', type: 'INTEGRATION', version: 3 },
        milestones: [stored],
      },
      PRODUCTS,
    );
    expect(text).toMatch(/^# Version 3; /);
    expect(text).not.toMatch(/__typename|weight|required|visibility|null|lagDays/);
    expect(readPlaybook(text, PRODUCTS).input).toEqual({
      ...input,
      milestones: [{ ...milestone, dependsOn: [{ code: 'KICK-OFF' }] }],
    });
  });
});
