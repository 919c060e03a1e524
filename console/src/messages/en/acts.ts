export const passBall = {
  title: (key: string) => `Pass the next step of ${key}`,
  to: 'To',
  reason: 'What they have to do',
  reasonHint: 'The partner reads this where it is their turn.',
  verb: 'Pass',
  done: (party: string) => `${party} has the next step.`,
} as const;

export const resolveBlocker = {
  title: 'Resolve the blocker',
  resolution: 'How it was resolved',
  verb: 'Resolve',
  done: 'The blocker is resolved.',
} as const;

export const completeMilestone = {
  title: (code: string) => `Complete ${code}`,
  day: 'Completed on',
  reason: 'Why',
  verb: 'Complete',
  done: (code: string) => `${code} is done; the forecast follows.`,
} as const;
