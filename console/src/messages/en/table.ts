export const table = {
  more: 'Show more',
  download: 'Download CSV',
} as const;
