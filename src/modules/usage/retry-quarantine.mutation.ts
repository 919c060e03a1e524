import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { atMost, refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { lockWaiting, type WaitingRecord } from './quarantine.store.js';
import { ReplayQuarantineService } from './replay-quarantine.service.js';

@InputType({ description: 'Quarantined usage records to retry.' })
export class RetryQuarantineInput {
  @Field(() => [ID], { description: 'IDs of the records, 1-100, as listed by `quarantine`.' }) ids!: string[];
}

@ObjectType({ description: 'Result of the retry.' })
export class RetryQuarantinePayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'Number of records counted; null on error.' })
  counted?: number;
  @Field(() => Int, { nullable: true, description: 'Number of records still quarantined; null on error.' })
  waiting?: number;
}

const MAX_RETRIED = 100;

@Resolver()
export class RetryQuarantineMutation {
  constructor(
    private readonly useCases: UseCases,
    private readonly quarantine: ReplayQuarantineService,
  ) {}

  @Allow('usage:retry')
  @Mutation(() => RetryQuarantinePayload, {
    description:
      'Retries quarantined usage records now. Records whose credential or API product has been added since are retried automatically.',
  })
  retryQuarantine(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RetryQuarantineInput }) given: RetryQuarantineInput,
  ): Promise<RetryQuarantinePayload> {
    return this.useCases.run(viewer, RetryQuarantineInput, given, async (tx, input) => {
      const rows = await lockNamed(tx, input.ids);
      const counted = new Set(await this.quarantine.retry(tx, rows));
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
  if (typeIds.length === 0) refuse('INVALID', 'ids', 'List at least one record.');
  const ids = atMost(MAX_RETRIED, 'records', typeIds, 'ids').map((typeId) =>
    fromTypeId('quarantinedUsage', typeId),
  );
  const known = ids.filter((id) => id !== null);
  const rows = await lockWaiting(tx, { ids: known }, null, MAX_RETRIED);
  const found = new Set(rows.map(({ id }) => id));
  ids.forEach((id, index) => {
    if (ids.indexOf(id) !== index) refuse('INVALID', `ids.${index}`, 'This record is listed twice.');
    if (id === null || !found.has(id))
      refuse(
        'NOT_FOUND',
        `ids.${index}`,
        'Record not found in quarantine; it may already have been counted.',
      );
  });
  return rows;
}
