/*
 * The only definitions of these conditions on events and deliveries; test/house/rules.ts rejects copies. Each has a partial
 * index. The argument is the table or its alias.
 */

/** The event's deliveries have not been created yet. */
export const isUnrelayed = (event: string): string => `${event}.relayed_at is null`;

/** The delivery has not been dispatched to its queue yet. */
export const isUndispatched = (delivery: string): string => `${delivery}.handed_at is null`;

/** The delivery's job has not finished yet. */
export const isUndone = (delivery: string): string => `${delivery}.done_at is null`;
