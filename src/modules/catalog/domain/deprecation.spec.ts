import { type VersionFacts, faultsOfDeprecation, isDeprecatedAs } from './deprecation.js';

const V1: VersionFacts = { id: 'v1', status: 'GA', sunsetOn: null, replacedById: null };
const TODAY = '2026-11-30';

describe('a deprecation', () => {
  const faults = (version: Partial<VersionFacts>, sunsetOn: string, replacement: object | null = null) =>
    faultsOfDeprecation(
      { ...V1, ...version },
      { sunsetOn, replacedById: null },
      replacement as VersionFacts | null,
      TODAY,
    ).map(({ code, field }) => [code, field?.at(-1)]);

  it.each<[string, Partial<VersionFacts>, string, object | null, unknown[]]>([
    ['today', {}, TODAY, null, []],
    ['yesterday', {}, '2026-11-29', null, [['INVALID', 'sunsetOn']]],
    ['of a BETA version', { status: 'BETA' }, '2026-12-31', null, []],
    ['of a deprecated version', { status: 'DEPRECATED' }, '2026-12-31', null, []],
    [
      'of a SUNSET version',
      { status: 'SUNSET' },
      '2026-01-01',
      null,
      [['NOT_ALLOWED_IN_STATE', 'apiVersionId']],
    ],
    ['with a GA replacement', {}, TODAY, { id: 'v2', status: 'GA' }, []],
    ['with a BETA replacement', {}, TODAY, { id: 'v2', status: 'BETA' }, []],
    ['with itself', {}, TODAY, V1, [['INVALID', 'replacedById']]],
    [
      'with a deprecated replacement',
      {},
      TODAY,
      { id: 'v2', status: 'DEPRECATED' },
      [['INVALID', 'replacedById']],
    ],
    ['with a SUNSET replacement', {}, TODAY, { id: 'v2', status: 'SUNSET' }, [['INVALID', 'replacedById']]],
    [
      'that keeps a replacement deprecated since',
      { replacedById: 'v2' },
      TODAY,
      { id: 'v2', status: 'DEPRECATED' },
      [],
    ],
    [
      'with two faults',
      {},
      '2026-11-29',
      V1,
      [
        ['INVALID', 'sunsetOn'],
        ['INVALID', 'replacedById'],
      ],
    ],
  ])('%s', (_case, version, sunsetOn, replacement, expected) => {
    expect(faults(version, sunsetOn, replacement)).toEqual(expected);
  });

  it.each<[string, Partial<VersionFacts>, boolean]>([
    ['the same', { status: 'DEPRECATED', sunsetOn: TODAY, replacedById: 'v2' }, true],
    ['another day', { status: 'DEPRECATED', sunsetOn: '2026-12-31', replacedById: 'v2' }, false],
    ['another replacement', { status: 'DEPRECATED', sunsetOn: TODAY, replacedById: null }, false],
    ['not deprecated', { status: 'GA', sunsetOn: TODAY, replacedById: 'v2' }, false],
  ])('changes nothing if it is %s', (_case, version, expected) => {
    expect(isDeprecatedAs({ ...V1, ...version }, { sunsetOn: TODAY, replacedById: 'v2' })).toBe(expected);
  });
});
