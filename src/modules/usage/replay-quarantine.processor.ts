import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRegistry } from '../../platform/jobs/job-registry.js';
import { CATALOG_EVENTS } from '../catalog/index.js';
import { PARTNER_EVENTS } from '../partners/index.js';
import { REPLAY_OF_CATALOG, REPLAY_OF_PARTNER } from './usage.events.js';
import { UNRESOLVED_REASONS } from './domain/resolve.js';
import { ReplayQuarantineService } from './replay-quarantine.service.js';

/** Replays quarantined records after a credential is added or the catalog changes. */
@Injectable()
export class ReplayQuarantineProcessor implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly quarantine: ReplayQuarantineService,
  ) {}

  onModuleInit(): void {
    const { credentialRegistered } = PARTNER_EVENTS;
    this.registry.onEvents({ ...REPLAY_OF_PARTNER, kinds: [credentialRegistered], debounced: false });
    this.registry.handle(REPLAY_OF_PARTNER, ({ subject }) => this.quarantine.replay({ clientsOf: subject }));
    const { versionDescribed } = CATALOG_EVENTS;
    this.registry.onEvents({ ...REPLAY_OF_CATALOG, kinds: [versionDescribed], debounced: true });
    // Any version can resolve any call, as the longest base path across versions decides, so all reasons are retried.
    this.registry.handle(REPLAY_OF_CATALOG, () => this.quarantine.replay({ reasons: UNRESOLVED_REASONS }));
  }
}
