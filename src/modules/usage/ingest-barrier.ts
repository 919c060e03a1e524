import { type Tx, query } from '../../platform/database/tx.js';

const BARRIER = "hashtext('causeway.ingest')";

/** Makes replays wait until this transaction ends; batches do not block each other. */
export async function joinIngest(tx: Tx): Promise<void> {
  await query(tx, `select pg_advisory_xact_lock_shared(${BARRIER})`);
}

/**
 * Waits for every batch that may have read credentials and catalog before now, so that a replay misses none of the
 * records it quarantined. Later batches wait until this transaction ends and read the new state.
 */
export async function awaitIngest(tx: Tx): Promise<void> {
  await query(tx, `select pg_advisory_xact_lock(${BARRIER})`);
}
