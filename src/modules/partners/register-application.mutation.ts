import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { atMost, Refusal, refuse } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { ApplicationEntity, ApplicationProductEntity } from './application.entity.js';
import { findApiProducts } from './application.store.js';
import { CredentialEntity } from './credential.entity.js';
import { newCredential, takenClientIds } from './credential.store.js';
import {
  faultsOfCredentials,
  MAX_APPLICATIONS,
  MAX_NEW_CREDENTIALS,
  MAX_PRODUCTS,
} from './domain/check-credentials.js';
import { PARTNER_EVENTS } from './partner.events.js';
import { lockPartner } from './partner.store.js';
import { RegisterApplicationInput, RegisterApplicationPayload } from './register-application.graphql.js';

@Resolver()
export class RegisterApplicationMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('partner:write')
  @Mutation(() => RegisterApplicationPayload, {
    description: 'Registers an application of a partner with its credentials.',
  })
  registerApplication(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RegisterApplicationInput }) given: RegisterApplicationInput,
  ): Promise<RegisterApplicationPayload> {
    return this.useCases.run(viewer, RegisterApplicationInput, given, async (tx, input) => {
      assertRoomForMore(input);
      const partner = await lockPartner(tx, input.partnerId);
      await assertRoomForAnother(tx, partner.id, input.name);
      const products = await findApiProducts(tx, input.apiProductIds);
      await assertNewCredentials(tx, input);
      const application = { id: newId(), partnerId: partner.id, name: input.name, createdAt: tx.now };
      await save(tx, application, products, input.credentials);
      await audit(tx, {
        action: 'application.register',
        subject: { kind: 'application', id: application.id },
        partnerId: partner.id,
        engagementId: null,
        was: null,
        changes: { name: input.name, apiProductIds: input.apiProductIds, credentials: input.credentials },
      });
      await recordEvent(
        tx,
        { kind: PARTNER_EVENTS.credentialRegistered, subject: partner.id },
        { kind: PARTNER_EVENTS.credentialsChanged, subject: partner.id },
      );
      return { application: application.id };
    });
  }
}

function assertRoomForMore({ apiProductIds, credentials }: RegisterApplicationInput): void {
  if (apiProductIds.length > MAX_PRODUCTS)
    refuse(
      'LIMIT_EXCEEDED',
      'apiProductIds',
      `An application can have at most ${MAX_PRODUCTS} API products.`,
    );
  atMost(MAX_NEW_CREDENTIALS, 'credentials', credentials, 'credentials');
}

/** The partner's row is locked, so that concurrent calls cannot exceed the limit. */
async function assertRoomForAnother(tx: Tx, partnerId: string, name: string): Promise<void> {
  if (await tx.db.existsBy(ApplicationEntity, { partnerId, name }))
    refuse('ALREADY_EXISTS', 'name', `The partner already has an application called \`${name}\`.`);
  if ((await tx.db.countBy(ApplicationEntity, { partnerId })) >= MAX_APPLICATIONS)
    refuse('LIMIT_EXCEEDED', 'partnerId', `A partner can have at most ${MAX_APPLICATIONS} applications.`);
}

/**
 * Concurrent inserts for different partners still hit the unique index, which the runner turns into the same refusal.
 */
async function assertNewCredentials(tx: Tx, { credentials }: RegisterApplicationInput): Promise<void> {
  const taken = await takenClientIds(
    tx,
    credentials.map(({ clientId }) => clientId),
  );
  const faults = faultsOfCredentials(credentials, taken, tx.now);
  if (faults.length > 0) throw new Refusal(faults);
}

async function save(
  tx: Tx,
  application: ApplicationEntity,
  products: readonly string[],
  credentials: RegisterApplicationInput['credentials'],
): Promise<void> {
  const { id: applicationId, partnerId, createdAt } = application;
  const own = { applicationId, partnerId };
  await tx.db.insert(ApplicationEntity, application);
  await tx.db.insert(
    ApplicationProductEntity,
    products.map((apiProductId) => ({ ...own, apiProductId })),
  );
  await tx.db.insert(
    CredentialEntity,
    credentials.map((credential) => newCredential(credential, own, createdAt)),
  );
}
