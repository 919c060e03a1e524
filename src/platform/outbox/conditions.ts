/*
 * What every statement asks of events and deliveries in these words: test/house/rules.ts finds a rule that is written again.
 * Each has its partial index. The row is named by its alias or table.
 */

/** Whether the deliveries of an event are still to be made. */
export const isUnrelayed = (event: string): string => `${event}.relayed_at is null`;

/** Whether a delivery is still to be dispatched to its queue. */
export const isUndispatched = (delivery: string): string => `${delivery}.handed_at is null`;

/** Whether a delivery has not had its effect yet. */
export const isUndone = (delivery: string): string => `${delivery}.done_at is null`;
