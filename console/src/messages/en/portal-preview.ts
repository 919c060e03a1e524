export const portalPreview = {
  title: (title: string) => `${title}: as the partner sees it`,
  preview: 'Preview.',
  what: 'sees this on the Status page of its portal: “you” is the partner, “we” are us. Nothing can be changed here, and each look is recorded in the audit log.',
} as const;
