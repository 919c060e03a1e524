import { dayText } from '../../domain/dates';

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** Which finished milestones durations are drawn from. */
const POOLS = {
  PLAYBOOK_MILESTONE: 'of the same milestone',
  STAGE_AND_PARTY: 'of the same stage and party',
  ENGAGEMENT_TYPE: 'in engagements of this type',
  ALL: 'in all engagements',
} as const;

interface Probable {
  readonly p50On: string | null;
  readonly p80On: string | null;
  readonly n: number;
  readonly pool: keyof typeof POOLS | null;
  readonly tooFew: { readonly n: number; readonly needed: number } | null;
  readonly driver: { readonly title: string } | null;
}

export const probable = {
  by: (day: string) => `Live by ${day} in 8 of 10 runs`,
  half: (day: string) => `by ${day} in half of them`,
  driver: (title: string) => `most often held by “${title}”`,
  basis: (n: number, pool: string) => `${plural(n, 'finished milestone', 'finished milestones')} ${pool}`,
  tooFew: (n: number, needed: number) =>
    `No probable go-live yet: ${n} of the ${needed} finished milestones needed to learn from.`,
  none: 'No probable go-live is forecast yet.',
  whisker: (day: string) => `live by ${day} with 80%`,
  calibration: 'How well go-live was foreseen',
  calibrationWhat:
    'Share of engagements that went live no later than the day forecast with 80% when they entered the stage; about 80% is well calibrated.',
  calibrationCaption: 'Calibration of the probable go-live by stage',
  stage: 'Stage entered',
  share: 'In time',
  n: 'Engagements',
  few: (n: number, needed: number) => `too few: ${n} of ${needed}`,
} as const;

/** Probable go-live in one sentence, with what it rests on. */
export function probableText({ p50On, p80On, n, pool, tooFew, driver }: Probable): string {
  if (tooFew) return probable.tooFew(tooFew.n, tooFew.needed);
  if (p80On === null) return probable.none;
  const parts = [
    probable.by(dayText(p80On)),
    ...(p50On && p50On !== p80On ? [probable.half(dayText(p50On))] : []),
    ...(driver ? [probable.driver(driver.title)] : []),
  ];
  return `${parts.join(', ')}${pool ? ` (${probable.basis(n, POOLS[pool])})` : ''}.`;
}
