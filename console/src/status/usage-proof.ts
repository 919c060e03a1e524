import { dayText, instantText } from '../domain/dates';
import { countText, shareText } from '../domain/numbers';
import { wordOf } from '../domain/words';
import { usageProof as words } from '../messages/en/usage-proof';

export interface Proof {
  readonly state: keyof typeof words.states;
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
}

/** What is asked, where it stands, and the numbers of the last evaluation: a sentence each. */
export function usageProofTexts(proof: Proof): readonly string[] {
  const { state, method, path, environment, minSuccesses, maxServerErrorRate, days } = proof;
  const operation = `${method} ${path}`;
  const most = shareText(maxServerErrorRate);
  return [
    words.asked(countText(minSuccesses), operation, wordOf(environment).toLowerCase(), days, most),
    words.state(state),
    ...evaluated(proof),
  ];
}

function evaluated(proof: Proof): readonly string[] {
  const { state, asOf, firstDay, lastDay, successes, countedCalls, serverErrors } = proof;
  if (successes === null || asOf === null) return state === 'PENDING' ? [words.never] : [];
  const days = firstDay && lastDay ? `${dayText(firstDay)} – ${dayText(lastDay)}` : '';
  const calls = countText(countedCalls ?? 0);
  return [
    countedCalls
      ? words.numbers(days, countText(successes), calls, countText(serverErrors ?? 0))
      : words.noCalls(days),
    words.asOf(instantText(asOf)),
  ];
}

type Short = Pick<Proof, 'state' | 'successes' | 'minSuccesses'>;

/** In a row of the plan: how far the calls are, or where it stands. */
export const usageProofText = ({ state, successes, minSuccesses }: Short): string =>
  state === 'PENDING' && successes !== null
    ? words.soFar(countText(successes), countText(minSuccesses))
    : words.states[state];
