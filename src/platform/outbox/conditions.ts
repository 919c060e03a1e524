/*
 * Conditions on events and deliveries, each written here alone: test/house/rules.ts finds a second copy. Each has a partial
 * index. The argument is the row's alias or table.
 */

/** Whether the deliveries of an event have not been created yet. */
export const isUnrelayed = (event: string): string => `${event}.relayed_at is null`;

/** Whether a delivery is still to be dispatched to its queue. */
export const isUndispatched = (delivery: string): string => `${delivery}.handed_at is null`;

/** Whether a delivery has not had its effect yet. */
export const isUndone = (delivery: string): string => `${delivery}.done_at is null`;
