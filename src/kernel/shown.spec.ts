import { shownDay, shownHours } from './shown.js';

it.each([
  [8, '8'],
  [16.8, '16.8'],
  [4.25, '4.3'],
  [0, '0'],
])('%d hours are shown as %s', (hours, shown) => {
  expect(shownHours(hours)).toBe(shown);
});

it('shows days in readable form', () => {
  expect(shownDay('2027-01-04')).toBe('4 Jan 2027');
});
