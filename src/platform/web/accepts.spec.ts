import { accepts } from './accepts.js';

describe('a header', () => {
  it.each([
    ['br', true],
    ['gzip, deflate, br', true],
    ['gzip,br;q=0.5', true],
    ['BR ; Q=1.0', true],
    ['br;q=0.001', true],
    ['br;q=0', false],
    ['br;q=0.0', false],
    ['br;q=0.000, gzip', false],
    ['br;q=none', false],
    ['br;q=2', false],
    ['*', false],
    ['brotli', false],
    ['x-br', false],
    ['', false],
    [undefined, false],
  ])('%p accepts br: %p', (header, expected) => {
    expect(accepts(header, 'br')).toBe(expected);
  });

  it.each([
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
    ['text/html; charset=utf-8; q=0.3', true],
    ['application/json, text/plain', false],
    ['text/html;q=0, application/json', false],
    ['*/*', false],
  ])('%p accepts a page: %p', (header, expected) => {
    expect(accepts(header, 'text/html')).toBe(expected);
  });
});
