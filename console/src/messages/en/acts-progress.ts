export const correctProgress = {
  title: (day: string) => `Correct the entry of ${day}`,
  text: 'What was done',
  day: 'Day',
  minutes: 'Minutes',
  partner: 'The partner reads it',
  reason: 'Why it is corrected',
  reasonHint: 'Partners do not read it. Staff can still read what it said before.',
  verb: 'Correct',
  done: 'The entry is corrected.',
} as const;

export const withdrawProgress = {
  withdraw: 'Withdraw the entry',
  restore: 'Restore the entry',
  what: 'Everyone reads “Withdrawn.” instead. Only staff can read the old text, in its revisions.',
  whatRestored: 'The last text is shown again.',
  reason: 'Why',
  verbs: { withdraw: 'Withdraw', restore: 'Restore' },
  done: { withdraw: 'The entry is withdrawn.', restore: 'The entry is restored.' },
} as const;
