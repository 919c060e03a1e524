/** Keys and what they do; those of the pages follow. */
export const keys = [
  ['Ctrl K', 'Find a partner, an engagement, a milestone or an action'],
  ['L', 'Log progress, on the row that has the focus'],
  ['J', 'Next row of a list'],
  ['K', 'Previous row'],
  ['Enter', 'Open the row'],
  ['A', 'Acknowledge the alert that is shown'],
  ['Esc', 'Close a dialog, unless something was typed in it'],
  ['?', 'This list'],
] as const;
