export const overrideHealth = {
  title: (key: string) => `Override the health of ${key}`,
  band: 'Shown band',
  choose: 'Choose',
  reason: 'Why',
  reasonHint: 'Staff read it beside the band; partners never see it.',
  until: 'Last day',
  untilHint: (zone: string) => `Today to 60 days ahead, in ${zone}.`,
  effect: (computed: string, shown: string, until: string) =>
    `Until the end of ${until}, lists, counts, trends and alerts show “${shown}” instead of the computed band, now “${computed}”. The score and its causes stay as computed.`,
  same: (band: string) => `The computed band is “${band}” too: it is held even if the score moves.`,
  replaces: (who: string, until: string) => `It replaces the override by ${who} until ${until}.`,
  verb: 'Override',
  done: 'The band is overridden.',
} as const;

export const clearHealthOverride = {
  title: (key: string) => `End the override of ${key}`,
  what: (shown: string, computed: string) =>
    `“${computed}”, the computed band, is shown again instead of “${shown}”.`,
  verb: 'End it',
  done: 'The computed band is shown again.',
} as const;
