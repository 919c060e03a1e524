import { marksFor, nearestPlace, scaleTo } from './scale';

describe('the marks of an axis', () => {
  it.each([
    ['nothing', 0, [0, 1]],
    ['one', 1, [0, 0.25, 0.5, 0.75, 1]],
    ['a round number', 1000, [0, 250, 500, 750, 1000]],
    ['just above it', 1001, [0, 500, 1000, 1500]],
    ['a small share', 0.031, [0, 0.01, 0.02, 0.03, 0.04]],
    ['millions', 7_300_000, [0, 2_000_000, 4_000_000, 6_000_000, 8_000_000]],
  ])('for %s', (_case, max, marks) => {
    expect(marksFor(max)).toEqual(marks);
  });
});

it('a scale leads from one end to the other, also if there is nothing', () => {
  expect([0, 5, 10].map(scaleTo(10, [100, 0]))).toEqual([100, 50, 0]);
  expect(scaleTo(0, [100, 0])(0)).toBe(100);
});

it.each([
  [-0.2, 0],
  [0.49, 1],
  [0.8, 2],
  [1.4, 2],
])('of three points, %d of the way is nearest to number %d', (share, place) => {
  expect(nearestPlace(share, 3)).toBe(place);
});
