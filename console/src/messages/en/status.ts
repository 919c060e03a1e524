/** Who acts, as a partner reads it. */
const PARTIES: Readonly<Record<string, string>> = {
  PARTNER: 'You',
  SERVICES: 'Services team',
  PLATFORM: 'Platform',
  COMPLIANCE: 'Compliance',
};
const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const status = {
  party: (party: string) => PARTIES[party] ?? party,
  where: 'Where we stand',
  yourTurn: 'The next step is yours',
  ourTurn: (party: string) => `The next step is ours: ${(PARTIES[party] ?? party).toLowerCase()}`,
  onHold: 'On hold',
  resumes: (day: string) => `Work is expected to resume ${day}.`,
  resumesUnknown: 'No day is set for work to resume.',
  completed: 'Completed',
  completedWhy: 'The integration has ended; this page stays for your records.',
  cancelled: 'Cancelled',
  cancelledWhy: 'Work on this integration was stopped; this page stays for your records.',
  firstDue: (count: number, day: string | null) =>
    `${plural(count, 'step waits', 'steps wait')} for you${day ? `, the first ${day}` : ''}.`,
  ours: (count: number, day: string | null) =>
    count === 0
      ? 'We will tell you here what comes next.'
      : `${plural(count, 'step is', 'steps are')} with us${day ? `, the first due ${day}` : ''}.`,
  nothingForYou: 'Nothing waits for you.',
  stage: 'Stage',
  stageOf: (place: number, all: number) => `${place} of ${all}`,
  reached: { done: 'done', now: 'current', later: 'to come' },
  complete: 'Complete',
  completeOf: 'by weight of the milestones',
  goLive: 'Go-live',
  liveSince: 'Live since',
  asPlanned: 'as first planned',
  later: (days: number, planned: string) =>
    `${plural(days, 'day', 'days')} later than first planned, ${planned}`,
  earlier: (days: number, planned: string) =>
    `${plural(days, 'day', 'days')} earlier than first planned, ${planned}`,
  probable: (day: string, driver: string | null) =>
    `With 80% probability by ${day}${driver ? `; it depends most on “${driver}”` : ''}`,
  noGoLive: 'No date yet',
  waitingForYou: 'Waiting for you',
  waitingForUs: 'Waiting for us',
  noneForYou: 'Nothing to do for you right now.',
  noneForUs: 'Nothing is open with us right now.',
  kinds: { milestone: 'Milestone', blocker: 'Blocker', checklist: 'Evidence' },
  reviewed: 'Review of your evidence',
  blocksGoLive: 'Moves go-live with each day of delay',
  noDate: 'No date yet',
  noCommitment: 'No date committed',
  overdue: 'overdue',
  plan: 'Plan',
  columns: {
    stage: 'Stage',
    code: 'Code',
    title: 'Milestone',
    party: 'Who',
    planned: 'Planned',
    now: 'Now due',
    doneOn: 'Done on',
    state: 'Status',
    blocked: 'Blocked by',
  },
  blocked: 'Blocked',
  noPlan: 'The plan is being made; its milestones will show here.',
} as const;
