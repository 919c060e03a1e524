import { aside } from '../aside';
export const completeMyMilestone = {
  open: 'Mark as done',
  title: 'Mark as done',
  day: 'Done on',
  hint: 'The dates that follow are worked out anew.',
  verb: 'Mark as done',
  done: (title: string) => `“${aside(title)}” is done.`,
} as const;

export const commitMyBlocker = {
  open: 'Commit to a date',
  title: 'Commit to a date',
  day: 'Resolved by',
  hint: 'The plan counts on this day, and the services team sees it. You can change it later.',
  verb: 'Commit',
  done: 'The date is committed.',
} as const;

export const resolveMyBlocker = {
  open: 'Resolve',
  title: 'Resolve the blocker',
  resolution: 'How it was resolved',
  verb: 'Resolve',
  done: 'The blocker is resolved.',
} as const;

export const raiseMyBlocker = {
  open: 'Report a blocker',
  title: 'Report what blocks you',
  reason: 'What is wrong',
  reasonHint: 'Its first line is what others see in lists.',
  severity: 'How bad is it?',
  severities: {
    CRITICAL: 'Critical: all work has stopped, or go-live is at risk',
    HIGH: 'High: some work has stopped',
    MEDIUM: 'Medium: work continues around it',
    LOW: 'Low: a nuisance',
  },
  party: 'Who must act?',
  milestone: 'Milestone it blocks',
  noMilestone: 'None in particular',
  verb: 'Report',
  done: 'The blocker is reported; the services team sees it at once.',
} as const;

export const submitMyEvidence = {
  open: 'Submit evidence',
  again: 'Submit new evidence',
  title: (item: string) => `Evidence: ${item}`,
  wanted: 'What is wanted',
  rejected: 'Why the last evidence was rejected',
  kind: 'As',
  kinds: { file: 'A file', url: 'A link' },
  file: 'File',
  url: 'Link',
  urlHint: 'It begins with https:// and can be opened by the reviewer.',
  expiresOn: 'Valid until',
  expiresHint: 'The last day on which it is valid.',
  note: 'Note to the reviewer (optional)',
  verb: 'Submit for review',
  done: 'The evidence is submitted; we review it and you see the decision here.',
} as const;

export const giveMyPulse = {
  open: 'Rate how it goes',
  title: 'How does it go?',
  rating: 'Your rating',
  ratings: { 5: '5 · Very well', 4: '4 · Well', 3: '3 · So-so', 2: '2 · Badly', 1: '1 · Very badly' },
  comment: 'Why? (optional)',
  hint: 'The services team sees it with your name.',
  verb: 'Send',
  done: 'Thank you. The services team sees your rating.',
} as const;

export const commentOnMyIntegration = {
  label: 'Write to the services team',
  hint: 'Everybody who works on this integration on both sides can read it.',
  verb: 'Send',
  done: 'Your update is sent.',
} as const;
