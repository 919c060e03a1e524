export const acknowledgeAlert = {
  title: 'Acknowledge the alert',
  note: 'What will be done about it',
  noteHint: 'Optional; staff read it beside the alert.',
  what: 'It stays open until its cause is gone, and no longer counts as unread.',
  whatBand: 'The band shown now becomes the reference: the alert resolves, and the next fall is a new one.',
  verb: 'Acknowledge',
  done: 'The alert is acknowledged.',
} as const;

export const setAlertRule = {
  title: 'Change the rule',
  add: 'Add a rule',
  kind: 'Kind',
  type: 'Type of engagement',
  tier: 'Tier of the partner',
  all: 'All',
  threshold: (unit: string) => `From (${unit})`,
  share: 'From (% of calls)',
  lead: 'Address the lead',
  team: 'Address the whole team',
  roles: 'And everybody who is',
  enabled: 'Alert',
  off: 'Off: alerts of this kind are not opened for what it matches.',
  effect:
    'Applies from the next evaluation of each engagement; alerts of a rule that no longer applies resolve then.',
  verb: 'Save',
  done: 'The rule is set.',
} as const;
