import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { Transactions, type Tx, todayOf } from '../../platform/database/tx.js';
import { JobRegistry } from '../../platform/jobs/job-registry.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { CATALOG_EVENTS } from '../catalog/index.js';
import { appendProgress, recordChange } from '../engagements/index.js';
import { sunsetText } from './domain/sunset-text.js';
import {
  type Announcement,
  type Concerned,
  concernedBy,
  latestAnnouncement,
  recordNotice,
} from './sunset-notice.store.js';

/** The job's subject is the version. */
export const ANNOUNCE_SUNSET = { queue: 'portal', job: 'announce-sunset' } as const;
/** A version in use by an integration is no longer served; the subject is the engagement. */
export const VERSION_ENDED = 'integration.version-ended';

/**
 * Tells the integrations that use a deprecated version about its sunset day, with an update that both sides can read. Tells
 * them of the latest announcement only: of two within seconds, the first is never told.
 */
@Injectable()
export class AnnounceSunsetProcessor implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    const kinds = [CATALOG_EVENTS.versionDeprecated, CATALOG_EVENTS.versionSunset];
    this.registry.onEvents({ ...ANNOUNCE_SUNSET, kinds, debounced: true });
    this.registry.handle(ANNOUNCE_SUNSET, ({ subject }) => this.announce(subject));
    this.registry.liveOnly(VERSION_ENDED);
  }

  /** One transaction for each integration: what was announced before an interruption is not announced again. */
  private async announce(versionId: string): Promise<void> {
    const { latest, concerned } = await this.transactions.run(SYSTEM, async (tx) => {
      const found = await latestAnnouncement(tx, versionId);
      return { latest: found, concerned: found ? await concernedBy(tx, versionId, found.id) : [] };
    });
    if (!latest) return;
    for (const each of concerned.filter(({ isTold }) => !isTold))
      await this.transactions.run(SYSTEM, (tx) => tell(tx, each, latest));
    if (latest.isOver) await this.transactions.run(SYSTEM, (tx) => refresh(tx, concerned));
  }
}

async function tell(tx: Tx, integration: Concerned, latest: Announcement): Promise<void> {
  const told = await recordNotice(tx, integration.id, latest.id);
  const text = told === undefined ? null : sunsetText(latest.version, latest, told);
  if (text === null) return;
  const day = todayOf(tx, integration);
  const entry = await appendProgress(tx, integration, {
    ...{ kind: 'DECISION', text, minutes: 0, day, milestoneId: null, visibility: 'PARTNER' },
    ...{ authorId: latest.byId, authorName: latest.byName },
  });
  const subject = { kind: 'progressEntry', id: entry } as const;
  const changes = { text, day };
  await recordChange(tx, integration, { action: 'integration.announce-sunset', subject, was: null, changes });
}

/** Open pages show that the version has ended. */
async function refresh(tx: Tx, concerned: readonly Concerned[]): Promise<void> {
  await recordEvent(tx, ...concerned.map(({ id }) => ({ kind: VERSION_ENDED, subject: id })));
}
