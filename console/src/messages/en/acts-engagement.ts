import { aside } from '../aside';
export const updateEngagement = {
  title: (key: string) => `Edit ${key}`,
  name: 'Title',
  lead: 'Lead',
  team: 'Team',
  teamHint: 'Besides the lead; at most 20 people in all.',
  region: 'Region',
  regionHint: 'ISO 3166 code; its public holidays and work week count, and the forecast follows at once.',
  timeZone: 'Time zone',
  timeZoneHint: 'Where its days begin, as America/New_York.',
  scopeHint: 'The plan keeps its milestones.',
  shareForecast: 'The partner sees the probable go-live',
  loading: 'Loading people and API products…',
  verb: 'Save',
  done: 'Saved.',
} as const;

export const advanceStage = {
  title: (key: string, stage: string) => `Advance ${key} to ${stage}`,
  met: 'The gate is met: nothing is missing.',
  missing: 'Still missing:',
  waits: 'The gate is being checked…',
  note: 'Note',
  noteHint: 'Kept in the audit log.',
  verb: 'Advance',
  done: (stage: string) => `It is in ${stage} now.`,
} as const;

export const returnToStage = {
  title: (key: string) => `Return ${key} to an earlier stage`,
  to: 'To',
  reason: 'Why, e.g. what certification found',
  hint: 'Its milestones stay as they are.',
  verb: 'Return',
  done: (stage: string) => `It is back in ${stage}.`,
} as const;

export const holdEngagement = {
  title: (key: string) => `Put ${key} on hold`,
  titleAgain: (key: string) => `Change when ${key} resumes`,
  until: 'Work is expected to resume on',
  reason: 'Why',
  reasonHint: 'Partners do not read it.',
  verb: 'Put on hold',
  verbAgain: 'Change',
  done: 'It is on hold; the forecast follows.',
} as const;

export const resumeEngagement = {
  title: (key: string) => `Resume ${key}`,
  what: 'The party that had the next step has it again, and the forecast counts from today.',
  verb: 'Resume',
  done: 'Work goes on.',
} as const;

export const closeEngagement = {
  title: (key: string) => `Close ${key}`,
  outcome: 'Outcome',
  outcomes: { COMPLETED: 'Completed as planned', CANCELLED: 'Cancelled' },
  onlyCancel: 'Only from Adoption can it be completed; from here it can be cancelled.',
  reason: 'Why',
  final: 'An engagement that has ended cannot be opened again.',
  verb: 'Close',
  done: (key: string) => `${key} is closed.`,
} as const;

export const takeBaseline = {
  title: (key: string) => `Take a baseline of ${key}`,
  what: 'Keeps today’s forecast as a plan to compare with. Health measures against the latest baseline.',
  name: 'Name',
  reason: 'Why',
  verb: 'Take it',
  done: (name: string) => `The baseline ${aside(name)} is taken.`,
} as const;

export const recomputeHealth = {
  title: (key: string) => `Recalculate the health of ${key}`,
  what: 'Evaluates all measures now. It also happens by itself after each change and once a day.',
  verb: 'Recalculate',
  done: 'The health is recalculated.',
} as const;

export const allocateEngineer = {
  title: (key: string) => `Allocate hours to ${key}`,
  engineer: 'Engineer',
  choose: 'Choose',
  hours: 'Hours a week',
  from: 'From',
  to: 'Until',
  kind: 'Kind',
  kinds: { HARD: 'Confirmed', SOFT: 'Tentative' },
  verb: 'Allocate',
  done: (warnings: readonly string[]) => ['The hours are allocated.', ...warnings].join(' '),
} as const;

export const teamField = {
  title: 'Team besides the lead',
  none: 'Nobody else.',
  add: 'Add',
  hint: 'At most 20 people in all.',
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${aside(name)} from the team`,
} as const;
