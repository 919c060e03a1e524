export const states = {
  loading: 'Loading',
  retry: 'Try again',
  offline: 'The server could not be reached. What is shown may be out of date.',
  forbidden: 'You may not see this.',
  missing: 'There is nothing at this address. It may have been removed, or you may not see it.',
} as const;

export const longText = {
  more: 'Show all of it',
  less: 'Show less',
} as const;
