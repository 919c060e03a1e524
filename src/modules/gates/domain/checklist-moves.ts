import { refuse } from '../../../kernel/errors.js';
import { addDays, type LocalDate } from '../../../kernel/local-date.js';

export type ChecklistDecision = 'SATISFIED' | 'REJECTED' | 'WAIVED';
export type EvidenceReview = 'PENDING' | 'SATISFIED' | 'REJECTED';

/** Where a checklist item stands for an engagement, whatever the day; days are the last that count. */
export interface ItemState {
  /** The evidence submitted last, what was decided on it, and its last day. */
  readonly evidenceId: string | null;
  readonly review: EvidenceReview | null;
  readonly evidenceUntil: LocalDate | null;
  /** Whether some evidence was found to satisfy it; newer evidence leaves that standing until it is decided on. */
  readonly approved: boolean;
  readonly approvedUntil: LocalDate | null;
  readonly waivedUntil: LocalDate | null;
  /** Why the evidence submitted last was rejected. */
  readonly rejection: string | null;
}

export const UNTOUCHED: ItemState = {
  ...{ evidenceId: null, review: null, evidenceUntil: null, approved: false },
  ...{ approvedUntil: null, waivedUntil: null, rejection: null },
};

/** Calendar days for which a requirement may be waived. */
const MAX_WAIVER_DAYS = 365;

/**
 * @param expires whether the item asks for evidence with a last day
 * @throws Refusal if a last day is missing or past
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

/** Evidence is submitted: it awaits review, and what was approved or waived before stands meanwhile. */
export function submitted(
  state: ItemState,
  evidence: { readonly id: string; readonly expiresOn: LocalDate | null },
): ItemState {
  const { id: evidenceId, expiresOn: evidenceUntil } = evidence;
  return { ...state, evidenceId, evidenceUntil, review: 'PENDING', rejection: null };
}

/**
 * Four eyes: nobody decides on what they submitted themselves, be it to waive it.
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
  /** The last day of a waiver, and of a waiver alone. */
  readonly waivedUntil: LocalDate | null;
}

/** Whether a decision only replaces the note of a rejection, which the partner reads. */
export function isOnlyReworded({ review, rejection }: ItemState, { decision, note }: Verdict): boolean {
  return review === 'REJECTED' && decision === 'REJECTED' && note !== null && note !== rejection;
}

/**
 * What a decision makes of an item.
 * @throws Refusal if the decision lacks what it needs, or the item's state does not allow it
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

/** Rejecting what was found to satisfy takes that back; rejecting a renewal leaves what it was to renew. */
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
