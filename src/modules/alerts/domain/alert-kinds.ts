import { ENGAGEMENT_TYPES, PARTNER_TIERS } from '../../../kernel/enums.js';

/** Bounds of a rule's threshold. */
export interface Threshold {
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
  /** In the plural. */
  readonly unit: string;
}

interface AlertKindRules {
  /** Null if the rule has none. */
  readonly threshold: Threshold | null;
  /** What it is judged from: the engagement's state, after each health evaluation, or its usage, also every hour. */
  readonly basis: 'STATE' | 'USAGE';
}

const days = (unit: string, most: number): Threshold => ({ least: 1, most, isWhole: true, unit });

/** @source domain-2.md, "Alerts" */
export const ALERT_KINDS = {
  BAND_WORSENED: { threshold: null, basis: 'STATE' },
  PARTNER_QUIET: { threshold: days('working days', 250), basis: 'STATE' },
  ERRORS_JUMPED: {
    threshold: { least: 0.0001, most: 1, isWhole: false, unit: 'of calls' },
    basis: 'USAGE',
  },
  EXPIRES_SOON: { threshold: days('calendar days', 365), basis: 'STATE' },
  GOLIVE_SLIPPED: { threshold: days('working days', 250), basis: 'STATE' },
  BALL_HELD: { threshold: days('working days', 250), basis: 'STATE' },
  COMMITMENT_BROKEN: { threshold: null, basis: 'STATE' },
  VERSION_SUNSET: { threshold: null, basis: 'STATE' },
} as const satisfies Record<string, AlertKindRules>;

export type AlertKind = keyof typeof ALERT_KINDS;
export type AlertBasis = AlertKindRules['basis'];

/** One for each kind, of each type or all, and of each tier or all. */
export const MAX_ALERT_RULES =
  Object.keys(ALERT_KINDS).length * (ENGAGEMENT_TYPES.length + 1) * (PARTNER_TIERS.length + 1);

/** @returns the kinds judged from any of these */
export function kindsOf(bases: readonly AlertBasis[]): AlertKind[] {
  return (Object.keys(ALERT_KINDS) as AlertKind[]).filter((kind) => bases.includes(ALERT_KINDS[kind].basis));
}

/** More would be lost when it is stored. */
const MAX_DECIMALS = 4;

/** @returns what is wrong with a rule's threshold; null if nothing is */
export function faultOfThreshold(kind: AlertKind, given: number | null): string | null {
  const { threshold } = ALERT_KINDS[kind];
  if (threshold === null) return given === null ? null : `must be omitted: ${kind} has no threshold`;
  const { least, most, isWhole, unit } = threshold;
  if (given === null) return `is required for ${kind}: ${least}-${most} ${unit}`;
  if (!(given >= least && given <= most)) return `must be ${least}-${most} ${unit}`;
  if (isWhole) return Number.isInteger(given) ? null : `must be a whole number of ${unit}`;
  return given === Number(given.toFixed(MAX_DECIMALS)) ? null : `must have at most ${MAX_DECIMALS} decimals`;
}
