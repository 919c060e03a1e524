export const charts = {
  table: 'Show as table',
  when: 'When',
  total: 'Total',
  soFar: 'so far',
  keys: 'Arrow keys move through the chart; with Shift they select a range, Enter shows only that.',
  drag: 'Drag over the chart to see a part of it.',
  selected: (from: string, to: string) => `${from} to ${to}: let go to show only this`,
  none: 'no calls',
} as const;
