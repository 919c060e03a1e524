export const addMilestone = {
  title: (key: string) => `Add a milestone to ${key}`,
  code: 'Code',
  unnamed: 'It',
  codeHint: 'Unique here, as SECURITY-REVIEW.',
  name: 'What it delivers',
  stage: 'Stage',
  party: 'Responsible',
  duration: 'Duration in working days',
  weight: 'Weight',
  weightHint: 'In progress and earned value, against the other milestones.',
  required: 'The stage cannot be left without it',
  partner: 'The partner sees it',
  reason: 'Why',
  reasonHint: 'Needed where a manager adds a milestone of compliance.',
  verb: 'Add',
  done: (code: string) => `${code} is added.`,
} as const;

export const linksField = {
  title: 'Starts after, with the working days to wait',
  none: 'It can start at any time.',
  add: 'Add',
  choose: 'Choose a milestone',
  lagOf: (code: string) => `Working days to wait after ${code}; negative overlaps`,
  remove: 'Remove',
  removeOf: (code: string) => `Remove ${code} from what it starts after`,
} as const;

export const editMilestone = {
  title: (code: string) => `Edit ${code}`,
  name: 'What it delivers',
  assignee: 'Person who does it',
  weight: 'Weight',
  started: 'Started on',
  completed: 'Completed on',
  partner: 'The partner sees it',
  reason: 'Why',
  reasonHint: 'Needed where a manager changes a milestone of compliance.',
  verb: 'Save',
  done: (code: string) => `${code} is saved; the forecast follows.`,
} as const;

export const moveMilestone = {
  titles: {
    IN_PROGRESS: (code: string) => `Start ${code}`,
    SKIPPED: (code: string) => `Skip ${code}`,
    NOT_STARTED: (code: string) => `Reopen ${code}`,
  },
  verbs: { IN_PROGRESS: 'Start', SKIPPED: 'Skip', NOT_STARTED: 'Reopen' },
  started: 'Started on',
  to: 'Reopen as',
  reason: 'Why',
  skipHint: 'What depends on it then depends on what it depended on.',
  done: (code: string) => `${code} is changed; the forecast follows.`,
} as const;

export const wouldMove = {
  preview: 'What would move',
  moved: 'Milestones that would move',
  same: 'No date would move.',
  waits: 'Working out what would move…',
  goLive: 'Go-live',
  stays: (day: string) => `${day}, as it is`,
  move: (before: string, after: string) => `${before} → ${after}`,
  milestone: 'Milestone',
  before: 'Due now',
  after: 'Due then',
  none: 'none',
} as const;

export const reschedule = {
  title: (code: string) => `Reschedule ${code}`,
  notBefore: 'Not before',
  notBeforeHint: 'Empty: as early as its dependencies allow.',
  duration: 'Duration in working days',
  reason: 'Why',
  reasonHint: 'Kept in its history.',
  preview: 'A preview.',
  nothing: 'Change the date or the duration to see what would move.',
  verb: 'Reschedule',
  done: (code: string) => `${code} is rescheduled.`,
} as const;
