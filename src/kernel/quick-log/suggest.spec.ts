import { suggestions, type Vocabulary } from './suggest.js';

const VOCABULARY: Vocabulary = {
  engagements: [
    { key: 'ENG-142', title: 'Payments for Northwind' },
    { key: 'ENG-15', title: 'Accounts for Globex' },
    { key: 'ENG-2', title: 'Northern lights' },
  ],
  milestones: [
    { code: 'KICKOFF', title: 'Kick-off held', status: 'DONE' },
    { code: 'SANDBOX-KEYS', title: 'Sandbox keys issued', status: 'IN_PROGRESS' },
    { code: 'SECURITY', title: 'Security review', status: 'NOT_STARTED' },
  ],
  blockers: [{ id: 'blk_01h455vb4pex5vsknk084sn02q', reason: 'No sandbox', severity: 'HIGH' }],
};

/** The suggested words for a line with a caret, `|`. */
function suggested(marked: string): string[] {
  const caret = marked.indexOf('|');
  return suggestions(marked.replace('|', ''), caret, VOCABULARY).map(({ insert }) => insert);
}

it.each([
  ['all keys at the beginning', '|', ['ENG-142', 'ENG-15', 'ENG-2']],
  ['keys by their beginning', 'eng-1|', ['ENG-142', 'ENG-15']],
  ['keys by the title', 'north|', ['ENG-142', 'ENG-2']],
  ['keys after other marks', '45m glob|', ['ENG-15']],
  ['no key after a key', 'ENG-2 north|', []],
  ['no key after the text', 'fixed north|', []],
  ['nothing between words', 'ENG-2 fixed |', []],
  ['kinds', 'ENG-2 #|', ['#note', '#call', '#meeting', '#decision', '#delivery']],
  ['kinds by their beginning, ignoring case', 'ENG-2 #De|', ['#decision', '#delivery']],
  ['parties', 'ENG-2 >p|', ['>PARTNER', '>PLATFORM']],
  ['severities', 'ENG-2 !|', ['!LOW', '!MEDIUM', '!HIGH', '!CRITICAL']],
  ['a party of a blocker', 'ENG-2 !HIGH>c|', ['!HIGH>COMPLIANCE']],
  [
    'unfinished milestones of a blocker',
    'ENG-2 !HIGH>PARTNER/s|',
    ['!HIGH>PARTNER/SANDBOX-KEYS', '!HIGH>PARTNER/SECURITY'],
  ],
  ["a blocker's readers", 'ENG-2 !HIGH/KICKOFF+|', ['!HIGH/KICKOFF+partner']],
  ['days of a commitment in a blocker', 'ENG-2 !HIGH a @|', ['@today', '@tomorrow']],
  ['no commitment elsewhere', 'ENG-2 a @|', []],
  ['readers', 'ENG-2 +|', ['+partner']],
  ['milestones that can be completed', 'ENG-2 done:|', ['done:SANDBOX-KEYS', 'done:SECURITY']],
  ['milestones by a word of their title', 'ENG-2 done:rev|', ['done:SECURITY']],
  ['further milestones', 'ENG-2 done:security,|', ['done:security,SANDBOX-KEYS']],
  ['no milestone twice', 'ENG-2 done:SECURITY DONE:|', ['done:SANDBOX-KEYS']],
  ['milestones that can be started', 'ENG-2 start:|', ['start:SECURITY']],
  ['any milestone that the work concerns', 'ENG-2 for:k|', ['for:KICKOFF', 'for:SANDBOX-KEYS']],
  ['open blockers', 'ENG-2 resolve:|', ['resolve:4sn02q']],
  ['open blockers by their reason', 'ENG-2 resolve:sand|', ['resolve:4sn02q']],
  ['days', 'ENG-2 on:y|', ['on:yesterday']],
  ['prefixes from their second letter on', 'ENG-2 st|', ['start:']],
  ['nothing after an unknown prefix', 'ENG-2 constructor:|', []],
  ['nothing for an escaped mark', 'ENG-2 \\#|', []],
  [
    'for a word in the middle of a line, by what is before the caret',
    'ENG-2 #d|xy text',
    ['#decision', '#delivery'],
  ],
])('suggests %s', (_what, marked, words) => {
  expect(suggested(marked)).toEqual(words);
});

it('replaces the whole word, and tells what each suggestion is about', () => {
  expect(suggestions('ENG-2 done:secxx text', 14, VOCABULARY)).toEqual([
    { from: 6, to: 16, insert: 'done:SECURITY', about: 'Security review' },
  ]);
  expect(suggestions('ENG-2 resolve:', 14, VOCABULARY)).toEqual([
    { from: 6, to: 14, insert: 'resolve:4sn02q', about: 'HIGH No sandbox' },
  ]);
});

it('suggests at most eight, those that come first', () => {
  const engagements = Array.from({ length: 20 }, (_, n) => ({ key: `ENG-${n}`, title: '' }));
  const all = suggestions('', 0, { ...VOCABULARY, engagements });
  expect(all.map(({ insert }) => insert)).toEqual(engagements.slice(0, 8).map(({ key }) => key));
});
