import { LIVE_LIMITS } from './live-limits.js';

/** Changed objects: their UUIDs, or all of them if there are too many or some may have been missed. */
export type Changes = readonly string[] | 'all';

/** Collects changes until they are taken. */
export class PendingChanges {
  private readonly ids = new Set<string>();
  private all = false;

  /** @param changed a UUID, or 'all' if changes may have been missed */
  add(changed: string): void {
    if (this.all) return;
    this.ids.add(changed);
    if (changed !== 'all' && this.ids.size <= LIVE_LIMITS.idsPerMessage) return;
    this.all = true;
    this.ids.clear();
  }

  take(): Changes {
    const taken = this.all ? 'all' : [...this.ids];
    this.all = false;
    this.ids.clear();
    return taken;
  }

  /** Puts changes back that could not be delivered. */
  giveBack(changes: Changes): void {
    for (const changed of changes === 'all' ? [changes] : changes) this.add(changed);
  }
}
