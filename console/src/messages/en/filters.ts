export const filters = {
  filters: 'Filters',
  text: 'Key, title or partner',
  band: 'Health',
  stage: 'Stage',
  status: 'Status',
  ball: 'Next step with',
  internal: 'Also our own test companies, which no figure counts',
  any: 'Any',
  open: 'Active or on hold',
  all: 'All, also ended',
  clear: 'Clear all filters',
  remove: 'Remove the filter',
} as const;
