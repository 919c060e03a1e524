interface Link {
  readonly lagDays: number;
  readonly milestone: { readonly code: string };
}
export const milestoneDetails = {
  stage: 'Stage',
  duration: 'Duration',
  days: (days: number) => (days === 1 ? '1 working day' : `${days} working days`),
  weight: 'Weight',
  required: 'Required by the gate',
  yes: 'yes',
  no: 'no',
  visibility: 'Visible to',
  after: 'Starts after',
  link: ({ lagDays, milestone }: Link) =>
    lagDays === 0 ? milestone.code : `${milestone.code} ${lagDays > 0 ? '+' : ''}${lagDays} d`,
  proof: 'Proof asked for:',
  reschedules: 'How its dates were changed',
  never: 'Never changed.',
  none: 'none',
  durationMoved: (before: number, after: number) => `Duration ${before} → ${after} working days`,
  notBeforeMoved: (before: string, after: string) => `Not before ${before} → ${after}`,
  close: 'Close',
} as const;

export const revisions = {
  title: 'Revisions of the entry',
  original: 'Original',
  revision: (number: number) => `Revision ${number}`,
  because: (reason: string) => `Why: ${reason}`,
  close: 'Close',
} as const;
