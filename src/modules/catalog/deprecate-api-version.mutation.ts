import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Refusal, refuse } from '../../kernel/errors.js';
import { fromTypeId, toTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { type Tx, todayOf } from '../../platform/database/tx.js';
import { planDueWork } from '../../platform/due/due-work.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { changedFields } from '../../platform/usecases/changes.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import type { ApiVersionEntity } from './api-version.entity.js';
import { ApiVersion } from './api-version.graphql.js';
import { CATALOG_EVENTS, VERSION_SUNSETS } from './catalog.events.js';
import { type Deprecation, faultsOfDeprecation, isDeprecatedAs } from './domain/deprecation.js';
import { lockVersions, saveDeprecation } from './version.store.js';

@InputType({ description: 'The sunset day of an API version, and what to use instead.' })
export class DeprecateApiVersionInput {
  @Field(() => ID, { description: 'The API version.' }) apiVersionId!: string;
  @Field(() => LocalDate, {
    description: 'Day from whose start (UTC) it is no longer served; today or later.',
  })
  sunsetOn!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'BETA or GA version to move to, of any API product; unchanged if omitted, null for none.',
  })
  replacedById?: string | null;
}

@ObjectType({ description: 'The deprecated API version.' })
export class DeprecateApiVersionPayload extends Payload {
  @Changed()
  @Field(() => ApiVersion, { nullable: true, description: 'The API version as it is now; null on error.' })
  apiVersion?: string;
}

@Resolver()
export class DeprecateApiVersionMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('catalog:write')
  @Mutation(() => DeprecateApiVersionPayload, {
    description:
      'Deprecates an API version, or moves its sunset day or replacement. Partners that use it are told in their integrations; on the sunset day its status becomes SUNSET.',
  })
  deprecateApiVersion(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => DeprecateApiVersionInput, description: 'The version and its sunset day.' })
    given: DeprecateApiVersionInput,
  ): Promise<DeprecateApiVersionPayload> {
    return this.useCases.run(viewer, DeprecateApiVersionInput, given, async (tx, input) => {
      const { version, replacement } = await lockBoth(tx, input);
      const replacedById =
        input.replacedById === undefined ? version.replacedById : (replacement?.id ?? null);
      const wanted = { sunsetOn: input.sunsetOn, replacedById };
      const faults = faultsOfDeprecation(version, wanted, replacement, todayOf(tx, { timeZone: 'UTC' }));
      if (faults.length > 0) throw new Refusal(faults);
      if (!isDeprecatedAs(version, wanted)) await deprecate(tx, version, wanted);
      return { apiVersion: version.id };
    });
  }
}

/** @throws Refusal NOT_FOUND */
async function lockBoth(tx: Tx, { apiVersionId, replacedById }: DeprecateApiVersionInput) {
  const idOf = (typeId: string | null | undefined) => (typeId ? fromTypeId('apiVersion', typeId) : null);
  const [version, replacement] = await lockVersions(tx, idOf(apiVersionId), idOf(replacedById));
  if (!version) refuse('NOT_FOUND', 'apiVersionId', 'API version not found.');
  if (typeof replacedById === 'string' && !replacement)
    refuse('NOT_FOUND', 'replacedById', 'API version not found.');
  return { version, replacement };
}

async function deprecate(tx: Tx, version: ApiVersionEntity, wanted: Deprecation): Promise<void> {
  await saveDeprecation(tx, version, wanted);
  const dueAt = new Date(`${wanted.sunsetOn}T00:00:00Z`);
  await planDueWork(tx, { kind: VERSION_SUNSETS, subject: version.id, dueAt });
  await audit(tx, {
    action: 'api-version.deprecate',
    subject: { kind: 'apiVersion', id: version.id },
    ...{ partnerId: null, engagementId: null },
    was: audited(version),
    changes: changedFields(audited(version), audited({ status: 'DEPRECATED', ...wanted })),
  });
  await recordEvent(tx, { kind: CATALOG_EVENTS.versionDeprecated, subject: version.id });
}

function audited({
  status,
  sunsetOn,
  replacedById,
}: Pick<ApiVersionEntity, 'status' | 'sunsetOn' | 'replacedById'>) {
  return { status, sunsetOn, replacedById: replacedById && toTypeId('apiVersion', replacedById) };
}
