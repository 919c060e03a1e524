export const blockerFields = {
  severity: 'Severity',
  severities: {
    CRITICAL: 'Critical: all work has stopped, or go-live is at risk',
    HIGH: 'High: some work has stopped',
    MEDIUM: 'Medium: work continues around it',
    LOW: 'Low: a nuisance',
  },
  party: 'Who must act',
  reason: 'What is wrong',
  milestone: 'Milestone it blocks',
  operation: 'API operation it concerns',
  loading: 'Loading…',
  none: 'None',
  commitment: 'They commit to',
  commitmentHint: 'The milestone is never forecast to end earlier.',
  partner: 'The partner sees it',
} as const;

export const raiseBlocker = {
  title: (key: string) => `Raise a blocker on ${key}`,
  verb: 'Raise',
  done: 'The blocker is raised.',
} as const;

export const updateBlocker = {
  title: 'Change the blocker',
  verb: 'Save',
  done: 'The blocker is changed.',
} as const;
