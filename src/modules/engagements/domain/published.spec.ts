import { isOnlyPublished } from './published.js';

describe('a change of only what partners can read', () => {
  it.each<[Parameters<typeof isOnlyPublished>[0], object, boolean]>([
    ['engagement', { title: 'Cards', leadId: undefined }, true],
    ['engagement', { title: 'Cards', leadId: 'se_1' }, false],
    ['engagement', { teamIds: null }, false],
    ['milestone', { title: 'Keys', visibility: 'INTERNAL' }, true],
    ['milestone', { visibility: 'PARTNER', weight: 2 }, false],
    ['milestone', { assignee: null }, false],
    ['blocker', { reason: 'No keys.' }, true],
    ['blocker', { visibility: 'INTERNAL', commitmentOn: null }, false],
    ['blocker', {}, false],
    ['blocker', { reason: undefined }, false],
  ])('%s %j: %s', (kind, patch, expected) => {
    expect(isOnlyPublished(kind, patch)).toBe(expected);
  });
});
