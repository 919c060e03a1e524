import { refuse } from '../../../kernel/errors.js';
import { addDays, type LocalDate } from '../../../kernel/local-date.js';

export type ChecklistDecision = 'SATISFIED' | 'REJECTED' | 'WAIVED';
export type EvidenceReview = 'PENDING' | 'SATISFIED' | 'REJECTED';

/** State of a checklist item in an engagement, independent of the day; all days are last valid days. */
export interface ItemState {
  /** The latest evidence, the decision on it, and its last valid day. */
  readonly evidenceId: string | null;
  readonly review: EvidenceReview | null;
  readonly evidenceUntil: LocalDate | null;
  /** Whether evidence was accepted; stays true while newer evidence awaits review. */
  readonly approved: boolean;
  readonly approvedUntil: LocalDate | null;
  readonly waivedUntil: LocalDate | null;
  /** Why the latest evidence was rejected. */
  readonly rejection: string | null;
}

export const UNTOUCHED: ItemState = {
  ...{ evidenceId: null, review: null, evidenceUntil: null, approved: false },
  ...{ approvedUntil: null, waivedUntil: null, rejection: null },
};

/** Maximum length of a waiver in calendar days. */
const MAX_WAIVER_DAYS = 365;

/**
 * @param expires whether evidence for the item must have a last valid day
 * @throws Refusal if it is missing or in the past
 */
export function assertLastDay(
  expires: boolean,
  expiresOn: LocalDate | null,
  today: LocalDate,
  field: string,
): void {
  if (expires && expiresOn === null)
    refuse('INVALID', field, 'Evidence for this item expires; specify its last valid day.');
  if (expiresOn !== null && expiresOn < today)
    refuse('INVALID', field, `${expiresOn} is in the past; it must be today, ${today}, or later.`);
}

/** New evidence awaits review; earlier approvals and waivers stay valid meanwhile. */
export function submitted(
  state: ItemState,
  evidence: { readonly id: string; readonly expiresOn: LocalDate | null },
): ItemState {
  const { id: evidenceId, expiresOn: evidenceUntil } = evidence;
  return { ...state, evidenceId, evidenceUntil, review: 'PENDING', rejection: null };
}

/**
 * Four-eyes principle: nobody decides on evidence they submitted, not even to waive it.
 * @throws Refusal
 */
export function assertNotOwn(submittedById: string, reviewerId: string): void {
  if (submittedById === reviewerId)
    refuse(
      'NOT_ALLOWED_IN_STATE',
      'decision',
      'You submitted this evidence; someone else must decide on it.',
    );
}

export interface Verdict {
  readonly decision: ChecklistDecision;
  readonly note: string | null;
  /** Last day of a waiver; null for any other decision. */
  readonly waivedUntil: LocalDate | null;
}

/** Whether a decision only changes the note of a rejection, which the partner can read. */
export function isOnlyReworded({ review, rejection }: ItemState, { decision, note }: Verdict): boolean {
  return review === 'REJECTED' && decision === 'REJECTED' && note !== null && note !== rejection;
}

/**
 * Applies a decision to the state of an item.
 * @throws Refusal if something required is missing, or the state does not allow the decision
 */
export function reviewed(state: ItemState, verdict: Verdict, today: LocalDate): ItemState {
  if (verdict.decision !== 'WAIVED' && verdict.waivedUntil !== null)
    refuse('INVALID', 'waivedUntil', `It can only be set for WAIVED, not for ${verdict.decision}.`);
  if (isOnlyReworded(state, verdict)) return { ...state, rejection: verdict.note };
  switch (verdict.decision) {
    case 'SATISFIED':
      return satisfied(state, today);
    case 'REJECTED':
      return rejected(state, noteOf(verdict, 'what has to be fixed; the partner can read it'));
    case 'WAIVED':
      noteOf(verdict, 'why it is waived');
      return { ...state, waivedUntil: waiverEnd(verdict.waivedUntil, today) };
  }
}

function satisfied(state: ItemState, today: LocalDate): ItemState {
  assertReviewable(state, 'SATISFIED');
  const { evidenceUntil } = state;
  if (evidenceUntil !== null && evidenceUntil < today)
    refuse(
      'NOT_ALLOWED_IN_STATE',
      'decision',
      `The evidence expired on ${evidenceUntil}; ask for new evidence.`,
    );
  return {
    ...state,
    review: 'SATISFIED',
    approved: true,
    approvedUntil: evidenceUntil,
    rejection: null,
  };
}

/** Rejecting accepted evidence revokes its approval; rejecting a renewal keeps the approval of earlier evidence. */
function rejected(state: ItemState, rejection: string): ItemState {
  assertReviewable(state, 'REJECTED');
  const back = state.review === 'SATISFIED' ? { approved: false, approvedUntil: null } : {};
  return { ...state, ...back, review: 'REJECTED', rejection };
}

function assertReviewable({ review }: ItemState, decision: EvidenceReview): void {
  if (review === null) refuse('NOT_ALLOWED_IN_STATE', 'decision', 'There is no evidence to decide on.');
  if (review === decision)
    refuse(
      'NOT_ALLOWED_IN_STATE',
      'decision',
      `It is already ${decision}${decision === 'REJECTED' ? ' with this note' : ''}.`,
    );
}

function noteOf({ note }: Verdict, what: string): string {
  return note ?? refuse('INVALID', 'note', `Specify ${what}.`);
}

function waiverEnd(until: LocalDate | null, today: LocalDate): LocalDate {
  if (until === null) refuse('INVALID', 'waivedUntil', 'Specify the last day of the waiver.');
  const last = addDays(today, MAX_WAIVER_DAYS);
  if (until < today || until > last)
    refuse(
      'INVALID',
      'waivedUntil',
      `The last day of a waiver must be between today, ${today}, and ${last}.`,
    );
  return until;
}
