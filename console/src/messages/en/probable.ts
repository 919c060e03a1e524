const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const probable = {
  by: (day: string) => `Live by ${day} in 8 of 10 runs`,
  half: (day: string) => `by ${day} in half of them`,
  driver: (title: string) => `most often held by “${title}”`,
  basis: (n: number, pool: string) => `${plural(n, 'finished milestone', 'finished milestones')} ${pool}`,
  tooFew: (n: number, needed: number) =>
    `No probable go-live yet: ${n} of the ${needed} finished milestones needed to learn from.`,
  none: 'No probable go-live is forecast yet.',
  whisker: (day: string) => `live by ${day} with 80%`,
  pools: {
    PLAYBOOK_MILESTONE: 'of the same milestone',
    STAGE_AND_PARTY: 'of the same stage and party',
    ENGAGEMENT_TYPE: 'in engagements of this type',
    ALL: 'in all engagements',
  },
} as const;
