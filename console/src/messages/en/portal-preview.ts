import { aside } from '../aside';
export const portalPreview = {
  title: (title: string) => `${aside(title)}: as the partner sees it`,
  preview: 'Preview.',
  what: 'sees this on the Status page of its portal: “you” means the partner, “us” our own teams. Nothing can be changed here, and each look is recorded in the audit log.',
} as const;
