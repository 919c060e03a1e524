import { Injectable } from '@nestjs/common';
import { atMost, refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import type { Tx } from '../../platform/database/tx.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { type WaitingRecord, lockWaiting } from './quarantine.store.js';
import { ReplayQuarantineService } from './replay-quarantine.service.js';
import { RetryQuarantineInput } from './retry-quarantine.graphql.js';

const MAX_RETRIED = 100;

@Injectable()
export class RetryQuarantineService {
  constructor(
    private readonly useCases: UseCases,
    private readonly quarantine: ReplayQuarantineService,
  ) {}

  execute(
    viewer: Viewer,
    given: RetryQuarantineInput,
  ): Promise<Outcome<{ counted: number; waiting: number }>> {
    return this.useCases.run(viewer, RetryQuarantineInput, given, async (tx, input) => {
      const rows = await lockNamed(tx, input.ids);
      const counted = new Set(await this.quarantine.tryAgain(tx, rows));
      const facts = rows.map(({ id, senderPartnerId: partnerId }) => ({
        action: 'quarantine.retry',
        subject: { kind: 'quarantinedUsage', id } as const,
        ...{ partnerId, engagementId: null, was: { counted: false }, changes: { counted: counted.has(id) } },
      }));
      await audit(tx, ...facts);
      return { counted: counted.size, waiting: rows.length - counted.size };
    });
  }
}

async function lockNamed(tx: Tx, typeIds: readonly string[]): Promise<WaitingRecord[]> {
  if (typeIds.length === 0) refuse('INVALID', 'ids', 'Name at least one record.');
  const ids = atMost(MAX_RETRIED, 'records', typeIds, 'ids').map((typeId) =>
    fromTypeId('quarantinedUsage', typeId),
  );
  const known = ids.filter((id) => id !== null);
  const rows = await lockWaiting(tx, { ids: known }, null, MAX_RETRIED);
  const found = new Set(rows.map(({ id }) => id));
  ids.forEach((id, index) => {
    if (ids.indexOf(id) !== index) refuse('INVALID', `ids.${index}`, 'This record is named twice.');
    if (id === null || !found.has(id))
      refuse('NOT_FOUND', `ids.${index}`, 'No such record waits; it may have been counted by now.');
  });
  return rows;
}
