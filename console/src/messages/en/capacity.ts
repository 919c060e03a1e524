export const capacity = {
  title: 'Capacity',
  grid: 'Hours allocated of those available, by week',
  table: 'Hours by engineer and week',
  find: 'Find an engineer',
  earlier: 'Earlier',
  later: 'Later',
  thisWeek: 'This week',
  engineer: 'Engineer',
  cell: (allocated: string, available: string) => `${allocated} of ${available} h`,
  cellTitle: (hard: string, soft: string, logged: string) =>
    `${hard} h firm, ${soft} h tentative, ${logged} h logged`,
  over: 'over capacity',
  none: 'No solution engineer matches.',
  legend: 'The darker, the fuller; red is over capacity.',
  open: (name: string) => `Show ${name}`,
  allocations: 'Allocations',
  noAllocations: 'None. Allocate from an engagement’s page, which suggests engineers.',
  timeOff: 'Time off',
  noTimeOff: 'None planned.',
  skills: 'Skills',
  noSkills: 'None entered.',
  skill: (name: string, level: number) => `${name} (${level})`,
  days: (from: string, to: string) => `${from} to ${to}`,
  hours: (hours: number, kind: string) => `${hours} h a week, ${kind.toLowerCase()}`,
  addTimeOff: 'Add time off',
  remove: 'Remove',
  end: 'End',
} as const;

export const timeOff = {
  title: (name: string) => `Time off of ${name}`,
  from: 'First day',
  to: 'Last day',
  verb: 'Add',
  done: 'Added; capacity follows.',
  removeTitle: 'Remove this time off',
  removeVerb: 'Remove',
  removed: 'Removed.',
} as const;

export const endAllocation = {
  title: (key: string) => `End the allocation on ${key}`,
  note: 'It ends today; what was logged stays.',
  verb: 'End it',
  done: 'Ended.',
} as const;
