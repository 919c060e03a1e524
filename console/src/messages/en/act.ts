export const act = {
  cancel: 'Cancel',
  again: 'Try again',
  conflict: 'The page behind this dialog now shows the change. Look at it, then send yours again or cancel.',
  failed: (why: string) => `It was not confirmed: ${why} You can try again; it counts once.`,
  notPreviewed: (why: string) => `No preview: ${why}`,
  changedMeanwhile: (now: string) => `Changed by somebody else meanwhile, to: ${now}`,
} as const;

export const engineerField = {
  choose: 'Choose',
  search: 'Search engineers',
} as const;

export const engagementField = {
  search: 'Search engagements',
  searchHint: 'Key, title or partner',
  engagement: 'Engagement',
  choose: 'Choose',
  none: 'Search first',
} as const;
