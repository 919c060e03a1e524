import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuse } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { TypedKey, TypedSlug } from '../../platform/usecases/rules.js';
import type { EngagementEntity } from '../engagements/index.js';
import {
  evidenceGiven,
  EvidenceGiven,
  findNeededItem,
  type NeededItem,
  submitEvidence,
} from '../gates/index.js';
import { IntegrationChecklistItem } from './integration-checklist-item.graphql.js';
import { myChecklistItem, NO_ITEM } from './my-targets.query.js';
import { PartnerUseCases } from './partner-use-cases.js';
import { asPartnerUser } from './portal.policy.js';

@InputType({ description: "Your company's evidence for a checklist item." })
export class SubmitMyEvidenceInput extends EvidenceGiven {
  @TypedKey()
  @Field(() => String, { description: 'Key of the integration, e.g. `ENG-142`.' })
  key!: string;
  @TypedSlug()
  @Field(() => String, { description: 'URL slug of the API product whose checklist contains the item.' })
  apiProductSlug!: string;
  @TypedKey()
  @Field(() => String, { description: "Code of the item in the product's checklist, e.g. `PEN-TEST`." })
  code!: string;
}

@ObjectType({ description: 'The item with its new evidence.' })
export class SubmitMyEvidencePayload extends Payload {
  @Changed()
  @Field(() => IntegrationChecklistItem, {
    nullable: true,
    description: 'The item as it is now; null on error.',
  })
  integrationChecklistItem?: string;
}

const FIELDS = { engagement: 'key', item: 'code' } as const;

@Resolver()
export class SubmitMyEvidenceMutation {
  constructor(private readonly useCases: PartnerUseCases) {}

  @Allow('portal:write')
  @Mutation(() => SubmitMyEvidencePayload, {
    description: "Submits your company's evidence for a checklist item; the platform reviews it.",
  })
  submitMyEvidence(
    @CurrentViewer() caller: Viewer,
    @Args('input', { type: () => SubmitMyEvidenceInput }) given: SubmitMyEvidenceInput,
  ): Promise<SubmitMyEvidencePayload> {
    const viewer = asPartnerUser(caller);
    return this.useCases.run(
      viewer,
      {
        act: 'submit-evidence',
        Input: SubmitMyEvidenceInput,
        target: ({ key, apiProductSlug, code }) => myChecklistItem(viewer, key, apiProductSlug, code),
        change: submit,
      },
      given,
    );
  }
}

async function submit(tx: Tx, engagement: EngagementEntity, input: SubmitMyEvidenceInput) {
  const item = await itemOf(tx, engagement, input);
  const evidence = await evidenceGiven(tx, engagement, input);
  return { integrationChecklistItem: await submitEvidence(tx, engagement, item, evidence, FIELDS) };
}

/** Looks it up again under the lock, because scope and checklist may have changed meanwhile. */
async function itemOf(
  tx: Tx,
  { id }: EngagementEntity,
  { apiProductSlug: slug, code }: SubmitMyEvidenceInput,
): Promise<NeededItem> {
  const item = await findNeededItem(tx, id, { slug }, code);
  if (!item || item.code === null) return refuse('NOT_FOUND', 'code', NO_ITEM);
  return item;
}
