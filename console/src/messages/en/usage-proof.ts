import { dayText, instantText } from '../../domain/dates';
import { countText, shareText } from '../../domain/numbers';

const STATES = {
  PENDING: 'calls do not prove it yet',
  PROVED: 'proved by calls',
  REOPENED: 'reopened: calls no longer prove it',
  SET_BY_HAND: 'status set by hand; calls no longer decide',
} as const;

interface Proof {
  readonly state: keyof typeof STATES;
  readonly method: string;
  readonly path: string;
  readonly environment: string;
  readonly minSuccesses: number;
  readonly maxServerErrorRate: number;
  readonly days: number;
  readonly asOf: string | null;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly successes: number | null;
  readonly countedCalls: number | null;
  readonly serverErrors: number | null;
  readonly serverErrorRate: number | null;
}

export const usageProof = {
  states: STATES,
  short: (state: keyof typeof STATES, successes: number | null, needed: number): string =>
    state === 'PENDING' && successes !== null
      ? `Proved by calls: ${countText(successes)} of ${countText(needed)}`
      : `Proof: ${STATES[state]}`,
  asked: ({ method, path, environment, minSuccesses, maxServerErrorRate, days }: Proof) =>
    `Proved by ${countText(minSuccesses)} successful calls of ${method} ${path} in ${environment.toLowerCase()} within ${days} ${days === 1 ? 'day' : 'days'}, at most ${shareText(maxServerErrorRate)} server errors.`,
  never: 'It is first evaluated at 00:05 tomorrow, local time.',
  numbers: ({ successes, countedCalls, serverErrors, serverErrorRate, firstDay, lastDay, asOf }: Proof) =>
    `${firstDay && lastDay ? `${dayText(firstDay)} – ${dayText(lastDay)}: ` : ''}${countText(successes ?? 0)} successful of ${countText(countedCalls ?? 0)} calls, ${countText(serverErrors ?? 0)} server errors${serverErrorRate === null ? '' : ` (${shareText(serverErrorRate)})`}.${asOf ? ` Evaluated ${instantText(asOf)}.` : ''}`,
} as const;

/** What is asked, where it stands, and the numbers of the last evaluation: a sentence each. */
export const usageProofTexts = (proof: Proof): readonly string[] => [
  usageProof.asked(proof),
  `${STATES[proof.state].charAt(0).toUpperCase()}${STATES[proof.state].slice(1)}.`,
  proof.successes === null
    ? proof.state === 'SET_BY_HAND'
      ? ''
      : usageProof.never
    : usageProof.numbers(proof),
];
