import { decimalText, shareText } from '../../../domain/numbers';
import { wordOf } from '../../../domain/words';
import { rules as words } from '../../../messages/en/alerts';
import type { Rule } from '../rules.graphql';
import type { AlertKind } from '../search';

/** As `8 working days` or `5%`; empty if the kind has no threshold. */
export function thresholdText(
  kind: AlertKind,
  { threshold, unit }: { readonly threshold: number | null; readonly unit: string | null },
): string {
  if (threshold === null) return '';
  return kind === 'ERRORS_JUMPED' ? shareText(threshold) : `${decimalText(threshold)} ${unit ?? ''}`;
}

/** What a rule alerts about, in a sentence. */
export const conditionText = (rule: Rule): string => words.texts[rule.kind](thresholdText(rule.kind, rule));

export const scopeText = ({ type, tier }: Pick<Rule, 'type' | 'tier'>): string =>
  [type, tier].flatMap((each) => (each ? wordOf(each) : [])).join(', ') || words.all;

export const addresseesText = ({ lead, team, roles }: Rule): string =>
  [lead ? words.lead : '', team ? words.team : '', ...roles.map(wordOf)].filter(Boolean).join(', ') ||
  words.nobody;
