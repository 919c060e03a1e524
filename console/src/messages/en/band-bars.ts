export const bandBars = {
  all: (rows: number) => `Show all ${rows}`,
  fewer: 'Show fewer',
} as const;
