export const table = {
  more: 'Show more',
  download: 'Download CSV',
  notDownloaded: (why: string) => `The list could not be downloaded: ${why}`,
} as const;
