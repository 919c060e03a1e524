import { ownPath } from './begun-sign-in';

const ORIGIN = 'https://causeway.example';

describe('the page after sign-in', () => {
  it.each([
    ['/', '/'],
    ['/engagements/ENG-142?tab=plan#M2', '/engagements/ENG-142?tab=plan#M2'],
    ['/portal/a%2Fb', '/portal/a%2Fb'],
    ['/a/../work', '/work'],
  ])('asked for as %s is %s', (asked, expected) => {
    expect(ownPath(asked, ORIGIN)).toBe(expected);
  });

  it.each([
    'https://evil.example/',
    '//evil.example/work',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    'work',
    '',
    '//',
  ])('is the start page instead of %j', (asked) => {
    expect(ownPath(asked, ORIGIN)).toBe('/');
  });
});
