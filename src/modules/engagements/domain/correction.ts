import { isShownToPartner, type Visibility } from '../../../kernel/enums.js';
import { refuse } from '../../../kernel/errors.js';
import type { LocalDate } from '../../../kernel/local-date.js';

/** The text of every withdrawn entry; a check in the database allows no other. */
export const WITHDRAWN_TEXT = 'Withdrawn.';

/** What can be corrected of a progress entry. */
export interface EntryContent {
  readonly text: string;
  /** Minutes of work. */
  readonly minutes: number;
  readonly day: LocalDate;
  readonly visibility: Visibility;
  readonly withdrawn: boolean;
}

/** What is absent stays. */
export type CorrectionPatch = Partial<Omit<EntryContent, 'withdrawn'>> & { readonly withdraw?: boolean };

/**
 * The entry after the correction.
 * @param lastText its present text, or its last text before it was withdrawn
 * @throws Refusal if it is withdrawn already, or is to be withdrawn and reworded at once
 */
export function corrected(current: EntryContent, patch: CorrectionPatch, lastText: string): EntryContent {
  if (patch.withdraw) assertCanWithdraw(current, patch);
  // A new text ends a withdrawal: there is something to read again.
  const withdrawn = patch.withdraw ?? (current.withdrawn && patch.text === undefined);
  const { minutes = current.minutes, day = current.day, visibility = current.visibility } = patch;
  return { text: withdrawn ? WITHDRAWN_TEXT : (patch.text ?? lastText), minutes, day, visibility, withdrawn };
}

function assertCanWithdraw({ withdrawn }: EntryContent, { text }: CorrectionPatch): void {
  if (text !== undefined)
    refuse('INVALID', 'text', 'Either withdraw the entry or change its text, not both.');
  if (withdrawn) refuse('NOT_ALLOWED_IN_STATE', 'withdraw', 'It is already withdrawn.');
}

type Shown = Pick<EntryContent, 'visibility' | 'withdrawn'>;

/** Whether partners can read the entry's own words. */
function isRead(said: Shown): boolean {
  return isShownToPartner(said) && !said.withdrawn;
}

/** Whether a correction takes words from partners that they could read. */
export function hides(before: Shown, after: Shown): boolean {
  return isRead(before) && !isRead(after);
}

/** Whether a correction shows partners words that they could not read. */
export function publishes(before: Shown, after: Shown): boolean {
  return !isRead(before) && isRead(after);
}
