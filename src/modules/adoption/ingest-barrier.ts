import { type Tx, query } from '../../platform/database/tx.js';

const BARRIER = "hashtext('causeway.ingest')";

/** Lets a replay know of this batch until its transaction ends; batches do not keep each other waiting. */
export async function joinIngest(tx: Tx): Promise<void> {
  await query(tx, `select pg_advisory_xact_lock_shared(${BARRIER})`);
}

/**
 * Waits until every batch that may have read credentials and catalogue before now has ended, so that a replay misses
 * none of what they put in quarantine. Batches that come later wait until this transaction ends and read what is new.
 */
export async function awaitIngest(tx: Tx): Promise<void> {
  await query(tx, `select pg_advisory_xact_lock(${BARRIER})`);
}
