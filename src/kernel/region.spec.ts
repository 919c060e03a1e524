import { isRegion } from './region.js';

describe('an ISO 3166 region', () => {
  it.each([
    ['US', true],
    ['US-CA', true],
    ['IN', true],
    ['ZZ', false],
    ['QX', false],
    ['us', false],
    ['USA', false],
    ['US-', false],
    ['', false],
  ])('%s: %s', (text, is) => {
    expect(isRegion(text)).toBe(is);
  });
});
