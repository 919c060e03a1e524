import { isRegion, regionFault } from './region.js';

describe('an ISO 3166 region', () => {
  it.each([
    ...['US', 'US-CA', 'IN', 'NP', 'NP-P3', 'WS', 'GB', 'GB-ENG', 'AE-DU', 'TV', 'AQ'],
    ...['FR-972', 'ES-CT', 'BQ-SA'],
  ])('is %s', (text) => {
    expect(isRegion(text)).toBe(true);
    expect(regionFault(text)).toBeNull();
  });

  it.each([
    ['UK', 'did you mean GB?'],
    ['UK-SCT', 'did you mean GB-SCT?'],
    ['EL', 'did you mean GR?'],
    ['USA', 'did you mean US?'],
    ['GBR', 'did you mean GB?'],
    ['us', 'did you mean US?'],
    ['us_ca', 'did you mean US-CA?'],
    ['US-California', 'did you mean US-CA?'],
    [' DE ', 'did you mean DE?'],
    ['germany', 'did you mean DE?'],
    ['GB-XXX', 'GB has no such subdivision; use GB, GB-'],
    ['US-', 'US has no such subdivision; use US, US-'],
    ...['ZZ', 'QX', 'XK', 'EU', 'AN', 'SU', '', 'constructor', '-', 'US-CA-1'].map(
      (text): [string, string] => [text, 'must be an ISO 3166 code'],
    ),
  ])('is not %j, for which the right one is suggested', (text, hint) => {
    expect(isRegion(text)).toBe(false);
    expect(regionFault(text)).toContain(hint);
  });
});
