/** Keys and what they do; those of the pages follow. */
export const keys = [
  ['Ctrl K', 'Find a partner, an engagement, a milestone or an action'],
  ['L', 'Log progress'],
  ['J', 'Next row of a list'],
  ['K', 'Previous row'],
  ['Enter', 'Open the row'],
  ['Esc', 'Close a dialog; what was typed is asked for first'],
  ['?', 'This list'],
] as const;
