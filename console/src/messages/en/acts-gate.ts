import { aside } from '../aside';
export const submitEvidence = {
  title: (code: string) => `Evidence for ${code}`,
  wanted: 'Wanted',
  way: 'Submit',
  ways: { file: 'a file', link: 'a link' },
  file: 'File',
  url: 'Link',
  urlHint: 'Begins with https://',
  partner: 'The partner may read the file',
  expires: 'Last day it is valid',
  note: 'Note to the reviewer',
  verb: 'Submit',
  done: 'The evidence is submitted for review.',
} as const;

export const reviewItem = {
  title: (code: string) => `Review ${code}`,
  titleWaive: (code: string) => `Waive ${code}`,
  decision: 'Decision',
  decisions: { SATISFIED: 'Accept', REJECTED: 'Reject', WAIVED: 'Waive until a day' },
  note: 'Why',
  noteRejected: 'The partner reads it.',
  until: 'Waived until',
  untilHint: 'At most a year ahead.',
  verbs: { SATISFIED: 'Accept', REJECTED: 'Reject', WAIVED: 'Waive' },
  done: {
    SATISFIED: 'The evidence is accepted.',
    REJECTED: 'The evidence is rejected.',
    WAIVED: 'It is waived.',
  },
} as const;

export const updateUpload = {
  hide: (name: string) => `Hide ${aside(name)} from the partner`,
  show: (name: string) => `Show ${aside(name)} to the partner`,
  reason: 'Why',
  reasonHint: 'Partners do not read it.',
  verbs: { INTERNAL: 'Hide', PARTNER: 'Show' },
  done: { INTERNAL: 'The partner no longer sees the file.', PARTNER: 'The partner can read the file.' },
} as const;
