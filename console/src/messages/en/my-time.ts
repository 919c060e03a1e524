export const myTime = {
  title: 'My time',
  week: (from: string, to: string) => `${from} to ${to}`,
  previous: 'Previous week',
  next: 'Next week',
  thisWeek: 'This week',
  engagement: 'Engagement',
  total: 'Total',
  caption: (week: string) => `Time logged, ${week}`,
  nothing: 'Nothing is logged in this week. Press L to log.',
  log: 'Log progress',
  correct: 'An entry is corrected in the progress of its engagement; its old revisions stay readable.',
} as const;
