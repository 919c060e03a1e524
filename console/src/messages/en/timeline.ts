export const stageSpans = {
  dates: (from: string, to: string, count: number) =>
    `${from} – ${to} · ${count} milestone${count === 1 ? '' : 's'}`,
} as const;

export const timeline = {
  title: 'Timeline',
  zoom: 'Zoom',
  zooms: { week: 'Weeks', month: 'Months', quarter: 'Quarters' },
  groupBy: 'Group by',
  groupings: { lead: 'Lead', partner: 'Partner', stage: 'Stage', none: 'Nothing' },
  toToday: 'Today',
  none: 'No engagement matches these filters.',
  caption: 'Engagements over time',
  lane: 'Engagement',
  today: (day: string) => `Today, ${day}`,
  goLives: 'Go-lives',
  goLivesIn: (count: number, when: string) => `${count} go-live${count === 1 ? '' : 's'}, ${when}`,
  engagements: (count: number) => `${count} engagement${count === 1 ? '' : 's'}`,
  atOnce: (count: number) => `up to ${count} at once`,
  started: (day: string) => `started ${day}`,
  planned: (day: string) => `planned go-live ${day}`,
  forecast: (day: string) => `forecast go-live ${day}`,
  wentLive: (day: string) => `live since ${day}`,
  noGoLive: 'no go-live',
  legend: {
    bar: 'Start to forecast go-live, in the colour of health',
    ghost: 'Plan of the first baseline',
    late: 'Beyond the plan',
    goLive: 'Go-live',
  },
  more: 'Show more engagements',
  shown: (shown: number, all: number) => `${shown} of ${all} engagements`,
  expand: (key: string) => `Milestones of ${key}`,
  noMilestones: 'It has no milestones.',
} as const;
