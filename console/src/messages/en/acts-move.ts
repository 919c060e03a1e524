export const movePreview = {
  title: 'What would change',
  waits: 'Working out what would change…',
  stage: 'Stage',
  status: 'Status',
  ball: 'Next step',
  baseline: 'Go-live of the latest baseline',
  nobody: 'nobody',
  /** Sent where a move needs a reason or name that does not matter for what would change. */
  asked: 'A preview.',
  open: (count: number) => (count === 1 ? '1 blocker stays open' : `${count} blockers stay open`),
  added: (code: string, start: string, due: string) => `${code} would run from ${start} to ${due}.`,
} as const;
