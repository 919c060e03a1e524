import { readSearch } from './typed-search.js';

describe('a search', () => {
  it.each([
    ['ENG-142', '', '142', null],
    ['eng-142', '', '142', null],
    ['eng142', '', '142', null],
    ['ENG 142', '', '142', null],
    ['142', '142', '142', null],
    ['ENG-142/', '', '142', ''],
    ['eng-142/kick', '', '142', 'KICK'],
    ['142/KICK-OFF', '', '142', 'KICK-OFF'],
    ['ENG-142 / KICK', '', '142', 'KICK'],
    ['ENG-999999999999999999', '', '999999999999999999', null],
  ])('%s is a key', (typed, text, number, code) => {
    expect(readSearch(typed)).toEqual({ text, number, code });
  });

  it.each([
    ['northwind'],
    ['ENG-'],
    ['ENG'],
    ['ENG-0142'],
    ['0'],
    ['ENG-1234567890123456789'],
    ['ENG-142x'],
    ['142 accounts'],
    ['ENG-142/KICK OFF'],
    ["ENG-142/'"],
    ['engine 4'],
  ])('%s is text', (typed) => {
    expect(readSearch(typed)).toEqual({ text: typed, number: null, code: null });
  });
});
