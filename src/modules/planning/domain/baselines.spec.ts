import { MAX_BASELINES, assertNewBaseline } from './baselines.js';

const names = (count: number) => Array.from({ length: count }, (_each, index) => `Plan ${index}`);

describe('a further baseline', () => {
  it.each([
    ['a new name', ['Start'], 'Replanned'],
    ['the last position', names(MAX_BASELINES - 1), 'Replanned'],
  ])('can be taken with %s', (_case, taken, name) => {
    expect(() => assertNewBaseline(taken, name)).not.toThrow();
  });

  it.each([
    ['the name of another', ['Start', 'Replanned'], 'Replanned', /already has a baseline called Replanned/],
    ['that name in another case', ['Start'], 'START', /already has a baseline called Start/],
    ['a position after the last', names(MAX_BASELINES), 'Replanned', /at most 20/],
  ])('cannot be taken with %s', (_case, taken, name, reason) => {
    expect(() => assertNewBaseline(taken, name)).toThrow(reason);
  });
});
