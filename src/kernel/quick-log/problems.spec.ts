import { engagementOf, parse } from './parse.js';

const TODAY = '2026-12-03';

const problemsOf = (line: string) => {
  const parsed = parse(line, { today: TODAY });
  return 'ok' in parsed ? [] : parsed.problems;
};
/** The problems of a line, each with the part that it is about. */
const read = (line: string) =>
  problemsOf(line).map(({ at, length, message }) => [line.slice(at, at + length), message]);
const messagesOf = (line: string) => problemsOf(line).map(({ message }) => message);

describe('what is not understood', () => {
  const AS_TEXT = (word: string) => `; if it is text, write \\${word}.`;
  it.each<[string, string, string, string]>([
    [
      'an unknown kind',
      'x #foo',
      '#foo',
      'is not a kind of progress; write NOTE, CALL, MEETING, DECISION or DELIVERY',
    ],
    ['an ambiguous kind', 'x #d', '#d', 'could be DECISION or DELIVERY'],
    [
      'a letter that only looks like one',
      'x #ＣALL',
      '#ＣALL',
      'is not a kind of progress; write NOTE, CALL, MEETING, DECISION or DELIVERY',
    ],
    ['an ambiguous party', 'x >p', '>p', 'could be PARTNER or PLATFORM'],
    [
      'an unknown severity',
      'x !important a',
      '!important',
      'is not a severity; write LOW, MEDIUM, HIGH or CRITICAL',
    ],
    [
      'an unknown party of a blocker',
      'x !HIGH>me a',
      '!HIGH>me',
      'has >me, which is not a party; write PARTNER, SERVICES, PLATFORM or COMPLIANCE',
    ],
    ['a blocker with two parties', 'x !HIGH>PARTNER>PLATFORM a', '!HIGH>PARTNER>PLATFORM', 'has > twice'],
    ['a blocker without a milestone', 'x !HIGH/ a', '!HIGH/', 'needs the code of a milestone after /'],
    ['a sign alone', 'x > PARTNER', '>', 'stands alone; write >PARTY, e.g. >PARTNER'],
    ['other readers', 'x +everyone', '+everyone', 'is not +partner'],
    [
      'an unknown prefix',
      'x dnoe:KEYS',
      'dnoe:KEYS',
      'begins with none of done:, start:, for:, resolve:, on: or why:',
    ],
    [
      'a prefix of every object',
      'x constructor:KEYS',
      'constructor:KEYS',
      'begins with none of done:, start:, for:, resolve:, on: or why:',
    ],
    ['no milestone', 'x done: KEYS', 'done:', 'needs the code of a milestone right after the colon'],
    [
      'half a list of milestones',
      'x done:A,',
      'done:A,',
      'needs the code of a milestone right after the colon',
    ],
    [
      'no blocker',
      'x resolve:it',
      'resolve:it',
      'needs the id of a blocker, or the last 4 or more characters of it, right after the colon',
    ],
    [
      'a day that does not exist',
      'x on:2026-02-30',
      'on:2026-02-30',
      'is not a day; write on:2026-11-29 or on:yesterday',
    ],
    [
      'a day in another form',
      'x on:29.11.',
      'on:29.11.',
      'is not a day; write on:2026-11-29 or on:yesterday',
    ],
    [
      'a commitment in another form',
      'x !LOW a @Friday',
      '@Friday',
      'is not a day; write @2026-12-09, @today or @tomorrow',
    ],
    [
      'a commitment without a blocker',
      'x @2026-12-09',
      '@2026-12-09',
      'ends a blocker, and none is before it; for the day of the work, write on:DAY',
    ],
    [
      'the second commitment of a blocker',
      'x !LOW a @today @tomorrow',
      '@tomorrow',
      'ends a blocker, and none is before it; for the day of the work, write on:DAY',
    ],
    ['too many minutes in an hour', '1h75m x', '1h75m', 'is not a time; write 1h30m, 90m or 1.5h'],
    ['another unit', '90min x', '90min', 'is not a time; write 1h30m, 90m or 1.5h'],
    ['a time with punctuation', '45m, x', '45m,', 'is not a time; write 1h30m, 90m or 1.5h'],
    ['parts of a minute', '1.5m x', '1.5m', 'is not a time; write 1h30m, 90m or 1.5h'],
    ['more than a day', '1441m x', '1441m', 'is more than a day'],
    [
      'far more than a day',
      '99999999999999999999h x',
      '99999999999999999999h',
      'is not a time; write 1h30m, 90m or 1.5h',
    ],
    ['two times', '45m x 1h', '1h', 'comes after 45m, and a line has only one'],
    ['the same kind twice', 'x #call #call', '#call', 'comes after #call, and a line has only one'],
    [
      'two days',
      'yesterday x on:2026-11-29',
      'on:2026-11-29',
      'comes after yesterday, and a line has only one',
    ],
    ['two keys', 'ENG-2 x', 'ENG-2', 'comes after ENG-1, and a line has only one'],
    ['two parties', 'x >PARTNER >PLATFORM', '>PLATFORM', 'comes after >PARTNER, and a line has only one'],
    ['a milestone that is done twice', 'x done:A done:B,A', 'done:B,A', 'names the same twice'],
    ['a list with a milestone twice', 'x start:A,a', 'start:A,a', 'names the same twice'],
    ['an invisible character in a mark', 'x #ca\u200bll', '#ca\u200bll', 'contains an invisible character'],
    [
      'a direction override before a mark',
      'x \u202e>PARTNER',
      '\u202e>PARTNER',
      'contains an invisible character',
    ],
    ['yesterday with punctuation', 'yesterday, x', 'yesterday,', 'is not a day; write yesterday'],
    ['a very long word', `x #${'a'.repeat(4000)}`, `#${'a'.repeat(4000)}`, ''],
  ])('%s is a problem, with its place and what to do', (_what, line, word, fault) => {
    const problems = read(`ENG-1 ${line}`);
    if (fault === '') expect(problems).toEqual([[word, expect.stringMatching(/^#a{38}… is not .{1,200}$/)]]);
    else expect(problems).toEqual([[word, `${word} ${fault}${AS_TEXT(word)}`]]);
  });

  it.each([
    ['NUL', 'a\0b'],
    ['NUL after a backslash', '\\#\0'],
    ['half a surrogate pair', 'a\ud800'],
  ])('%s cannot be stored', (_what, word) => {
    expect(read(`ENG-1 ${word}`)).toContainEqual([
      word,
      `${word} contains a character that cannot be stored.`,
    ]);
  });

  it.each([
    [
      'an empty line',
      '',
      ['The engagement is missing; begin with its key, e.g. ENG-142.', 'The text is missing: what was done.'],
    ],
    [
      'spaces',
      ' \t\n\u00a0\u3000 ',
      ['The engagement is missing; begin with its key, e.g. ENG-142.', 'The text is missing: what was done.'],
    ],
    ['no key', 'fixed it', ['The engagement is missing; begin with its key, e.g. ENG-142.']],
    [
      'a key with punctuation',
      'ENG-142: fixed it',
      [
        'ENG-142: is not a key; write ENG-142; if it is text, write \\ENG-142:.',
        'The engagement is missing; begin with its key, e.g. ENG-142.',
      ],
    ],
    [
      'a late key',
      'helped with ENG-142',
      ['ENG-142 comes too late; begin with the key; if it is text, write \\ENG-142.'],
    ],
    ['no text', 'ENG-1 45m #call', ['The text is missing: what was done.']],
    ['only the text of a blocker', 'ENG-1 !HIGH a', ['The text is missing: what was done.']],
    ['only invisible text', 'ENG-1 \u200b\u2060', ['The text must not be blank.']],
    ['a blocker without text', 'ENG-1 x !HIGH @2026-12-09', ['A blocker needs a text.']],
    ['a reason without text', 'ENG-1 x why:', ['The reason after why: needs a text.']],
    ['work in the future', 'ENG-1 x on:2026-12-04', ['The work cannot be done after today, 2026-12-03.']],
    [
      'a past commitment',
      'ENG-1 x !LOW a @2026-12-02',
      ['The commitment of a blocker cannot be before today, 2026-12-03.'],
    ],
    ['long text', `ENG-1 ${'🎉'.repeat(4001)}`, ['The text must have 1-4000 characters.']],
    [
      'long text of a blocker',
      `ENG-1 x !LOW ${'a '.repeat(2001)}`,
      ['A blocker must have 1-4000 characters.'],
    ],
    [
      'a long reason',
      `ENG-1 x why: ${'a'.repeat(1001)}`,
      ['The reason after why: must have 1-1000 characters.'],
    ],
    ['many blockers', `ENG-1 x ${'!LOW a '.repeat(21)}`, ['A line can have at most 20 blockers.']],
    [
      'many milestones',
      `ENG-1 x done:${Array.from({ length: 51 }, (_, n) => `M${n}`).join(',')}`,
      ['A line can have at most 50 milestones to complete.'],
    ],
  ])('%s is reported', (_what, line, messages) => {
    expect(messagesOf(line)).toEqual(messages);
  });

  it.each([
    ['text', `ENG-1 ${'🎉'.repeat(4000)}`],
    ['text of a blocker', `ENG-1 x !LOW ${'a'.repeat(4000)}`],
    ['reason', `ENG-1 x why: ${'a'.repeat(1000)}`],
    ['number of blockers', `ENG-1 x ${'!LOW a '.repeat(20)}`],
  ])('the longest %s is none', (_what, line) => {
    expect(messagesOf(line)).toEqual([]);
  });

  it('is reported completely, in the order of the line', () => {
    const line = '#foo >p 1h75m on:2027-01-01';
    expect(messagesOf(line).map((message) => message.split(' ')[0])).toEqual([
      '#foo',
      'The',
      '>p',
      '1h75m',
      'The',
      'The',
    ]);
  });
});

describe('the engagement of a line', () => {
  it('is known before the day is', () => {
    expect(engagementOf('eng-7 x on:yesterday !LOW a @2020-01-01')).toMatchObject({ key: 'ENG-7' });
    expect(engagementOf('x', 'ENG-8')).toMatchObject({ key: 'ENG-8' });
  });

  it('is known with problems, those of any day', () => {
    expect(engagementOf('ENG-7 #foo as on ENG-8')).toMatchObject({ key: 'ENG-7', problems: [{ at: 6 }] });
    expect(engagementOf('x')).toMatchObject({ key: undefined, problems: problemsOf('x') });
    expect(engagementOf('ENG-7 #foo')).toMatchObject({ problems: problemsOf('ENG-7 #foo') });
  });
});
