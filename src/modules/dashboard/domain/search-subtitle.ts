import { lowerAscii } from '../../../kernel/text.js';

/** What tells results with the same title apart, by kind. */
export type SearchFacts =
  | {
      readonly kind: 'PARTNER';
      readonly partnerKind: string;
      readonly tier: string;
      readonly region: string;
    }
  | {
      readonly kind: 'ENGAGEMENT';
      readonly partner: string;
      readonly stage: string;
      readonly status: string;
    }
  | { readonly kind: 'API_PRODUCT'; readonly capability: string }
  | { readonly kind: 'SOLUTION_ENGINEER'; readonly email: string }
  | {
      readonly kind: 'MILESTONE';
      readonly code: string;
      readonly key: string;
      readonly partner: string;
      readonly status: string;
    };

/** Formats the facts as one line, e.g. `Northwind Bank · Sandbox`. */
export function subtitleOf(facts: SearchFacts): string {
  return partsOf(facts).join(' · ');
}

function partsOf(facts: SearchFacts): readonly string[] {
  switch (facts.kind) {
    case 'PARTNER':
      return [inWords(facts.partnerKind), inWords(facts.tier), facts.region];
    case 'ENGAGEMENT':
      return [
        facts.partner,
        inWords(facts.stage),
        ...(facts.status === 'ACTIVE' ? [] : [inWords(facts.status)]),
      ];
    case 'API_PRODUCT':
      return [inWords(facts.capability)];
    case 'SOLUTION_ENGINEER':
      return [facts.email];
    case 'MILESTONE':
      return [facts.code, facts.key, facts.partner, inWords(facts.status)];
  }
}

/** `ON_HOLD` as On hold. */
function inWords(value: string): string {
  return value.charAt(0) + lowerAscii(value.slice(1)).replaceAll('_', ' ');
}
