/** The schema of BullMQ's tables, which BullMQ's own migrations create. */
export const QUEUE_SCHEMA = 'bullmq';
