/** The schema of BullMQ's own tables, which its own migrations make. */
export const QUEUE_SCHEMA = 'bullmq';
