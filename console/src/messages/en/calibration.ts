export const calibration = {
  title: 'How well go-live was foreseen',
  what: 'Share of engagements that went live no later than the day forecast with 80% when they entered the stage; about 80% is well calibrated.',
  caption: 'Calibration of the probable go-live by stage',
  stage: 'Stage entered',
  share: 'In time',
  n: 'Engagements',
  few: (n: number, needed: number) => `too few: ${n} of ${needed}`,
} as const;
