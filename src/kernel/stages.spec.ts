import { isNeededIn } from './stages.js';

describe('the requirements of a stage', () => {
  it.each([
    ['in its own stage', 'CERTIFICATION', true],
    ['in a later stage', 'ADOPTION', true],
    ['not in an earlier stage', 'SANDBOX', false],
  ] as const)('is needed %s', (_case, stage, expected) => {
    expect(isNeededIn(stage, 'CERTIFICATION')).toBe(expected);
  });
});
