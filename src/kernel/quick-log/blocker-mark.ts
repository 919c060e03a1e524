import { PARTIES, SEVERITIES } from '../enums.js';
import { MILESTONE_CODE } from '../plan-limits.js';
import { upperAscii } from '../text.js';
import { choose } from './choice.js';
import { type BlockerMark, type Fault, faultOf } from './mark.js';

export const BLOCKER_FORM = '!SEVERITY, optionally with >PARTY, /MILESTONE and +partner right after it';

type Details = Omit<BlockerMark, 'kind' | 'severity'>;
const NONE: Details = { party: null, milestone: null, visibility: 'INTERNAL' };

/**
 * Reads the beginning of a blocker.
 * @param rest what follows the exclamation mark, e.g. `HIGH>PARTNER/SANDBOX-KEYS+partner`
 */
export function blockerOf(rest: string): BlockerMark | Fault {
  const [severity = '', ...parts] = rest.split(/(?=[>/+])/);
  const chosen = choose(severity, SEVERITIES, 'severity');
  if ('fault' in chosen) return faultOf(chosen.fault);
  let details = NONE;
  for (const part of parts) {
    const added = detailOf(part);
    if ('fault' in added) return added;
    if (Object.keys(added).some((name) => details[name as keyof Details] !== NONE[name as keyof Details]))
      return faultOf(`has ${part.charAt(0)} twice`);
    details = { ...details, ...added };
  }
  return { kind: 'blocker', severity: chosen.word, ...details };
}

function detailOf(part: string): Partial<Details> | Fault {
  const [sign, value] = [part.charAt(0), part.slice(1)];
  if (sign === '/') {
    const code = upperAscii(value);
    return MILESTONE_CODE.test(code) ? { milestone: code } : faultOf('needs the code of a milestone after /');
  }
  const chosen =
    sign === '>' ? choose(value, PARTIES, 'party') : choose(value, ['partner'] as const, 'reader');
  if ('fault' in chosen) return faultOf(`has ${part}, which ${chosen.fault}`);
  return chosen.word === 'partner' ? { visibility: 'PARTNER' } : { party: chosen.word };
}

/** Formats the beginning of a blocker as `blockerOf` reads it. */
export function shownBlocker({ severity, party, milestone, visibility }: Omit<BlockerMark, 'kind'>): string {
  const parts = [
    party === null ? '' : `>${party}`,
    milestone === null ? '' : `/${milestone}`,
    visibility === NONE.visibility ? '' : '+partner',
  ];
  return `!${severity}${parts.join('')}`;
}
