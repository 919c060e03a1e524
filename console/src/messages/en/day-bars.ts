export const charts = { calls: 'calls' } as const;
