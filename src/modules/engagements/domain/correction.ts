import { isShownToPartner, type Visibility } from '../../../kernel/enums.js';
import { refuse } from '../../../kernel/errors.js';
import type { LocalDate } from '../../../kernel/local-date.js';

/** Text of every withdrawn entry, enforced by a check constraint. */
export const WITHDRAWN_TEXT = 'Withdrawn.';

/** The fields of a progress entry that can be corrected. */
export interface EntryContent {
  readonly text: string;
  /** Minutes of work. */
  readonly minutes: number;
  readonly day: LocalDate;
  readonly visibility: Visibility;
  readonly withdrawn: boolean;
}

/** Omitted fields stay unchanged. */
export type CorrectionPatch = Partial<Omit<EntryContent, 'withdrawn'>> & { readonly withdraw?: boolean };

/**
 * Returns the corrected entry.
 * @param lastText its current text, or the last one before it was withdrawn
 * @throws Refusal if it is already withdrawn, or the patch both withdraws it and changes its text
 */
export function corrected(current: EntryContent, patch: CorrectionPatch, lastText: string): EntryContent {
  if (patch.withdraw) assertCanWithdraw(current, patch);
  // A new text also restores a withdrawn entry.
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

/** Whether partners can read the entry's actual text. */
function isRead(said: Shown): boolean {
  return isShownToPartner(said) && !said.withdrawn;
}

/** Whether a correction hides text that partners could read. */
export function hides(before: Shown, after: Shown): boolean {
  return isRead(before) && !isRead(after);
}

/** Whether a correction shows text that partners could not read. */
export function publishes(before: Shown, after: Shown): boolean {
  return !isRead(before) && isRead(after);
}
