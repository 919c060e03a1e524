import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Transactions } from '../../platform/database/tx.js';
import { completeDueWork } from '../../platform/due/due-work.js';
import { JobRegistry } from '../../platform/jobs/job-registry.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { ApiVersionEntity } from './api-version.entity.js';
import { CATALOG_EVENTS, SUNSET_VERSION, VERSION_SUNSETS } from './catalog.events.js';
import { lockVersions } from './version.store.js';

/** Marks a deprecated version as SUNSET at the start of its sunset day. */
@Injectable()
export class SunsetVersionProcessor implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.registry.onDueWork(VERSION_SUNSETS, SUNSET_VERSION);
    this.registry.handle(SUNSET_VERSION, ({ subject, asOf }) => this.sunset(subject, new Date(asOf)));
  }

  /** Locks the version first, as the mutation that moves the day does. */
  private sunset(id: string, dueAt: Date): Promise<void> {
    return this.transactions.run(SYSTEM, async (tx) => {
      const [version] = await lockVersions(tx, id);
      const due = { kind: VERSION_SUNSETS, subject: id, dueAt };
      if (!(await completeDueWork(tx, due, null)) || version?.status !== 'DEPRECATED') return;
      await tx.db.update(ApiVersionEntity, { id }, { status: 'SUNSET' });
      await audit(tx, {
        action: 'api-version.sunset',
        subject: { kind: 'apiVersion', id },
        ...{ partnerId: null, engagementId: null },
        was: version,
        changes: { status: 'SUNSET' },
      });
      await recordEvent(tx, { kind: CATALOG_EVENTS.versionSunset, subject: id });
    });
  }
}
