import { placeAfter } from './place-after';

it.each([
  ['right, from nowhere', 'ArrowRight', null, 0],
  ['left, from nowhere', 'ArrowLeft', null, 9],
  ['right', 'ArrowRight', 3, 4],
  ['right at the end', 'ArrowRight', 9, 9],
  ['left at the start', 'ArrowLeft', 0, 0],
  ['a page on', 'PageUp', 1, 8],
  ['a page back at the start', 'PageDown', 3, 0],
  ['to the start', 'Home', 5, 0],
  ['to the end', 'End', 5, 9],
  ['another key', 'a', 5, null],
])('%s', (_case, key, at, place) => {
  expect(placeAfter(key, at, 10)).toBe(place);
});
