import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Visibility as VisibilityWord } from '../../kernel/enums.js';
import { AppError, refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Visibility } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { assertCurrent } from '../../platform/usecases/changes.js';
import { Text } from '../../platform/usecases/rules.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import {
  canHideFile,
  engineerIdsOf,
  lockEngagementRow,
  recordChange,
  saveEngagement,
} from '../engagements/index.js';
import { UserEntity } from '../identity/index.js';
import { findEvidenceFile, saveVisibility, type UploadEntity } from '../uploads/index.js';
import { EvidenceFile } from './engagement-checklist.graphql.js';

@InputType({ description: 'The new visibility of a file.' })
export class UpdateUploadInput {
  @Field(() => ID, { description: 'The file, which must have been submitted as evidence.' })
  uploadId!: string;
  @Field(() => Int, { description: 'The version you read; a stale version is rejected with CONFLICT.' })
  expectedVersion!: number;
  @Field(() => Visibility, {
    description: 'Who can see it: INTERNAL hides its name and content from partners, PARTNER shows both.',
  })
  visibility!: VisibilityWord;
  @Text(1000)
  @Field(() => String, { description: 'Reason, 1-1000 characters; not visible to partners.' })
  reason!: string;
}

@ObjectType({ description: 'The changed file.' })
export class UpdateUploadPayload extends Payload {
  @Changed()
  @Field(() => EvidenceFile, { nullable: true, description: 'The file as it is now; null on error.' })
  file?: string;
}

@Resolver()
export class UpdateUploadMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('evidence:submit')
  @Mutation(() => UpdateUploadPayload, {
    description:
      "Hides an evidence file from partners or shows it to them, even after its engagement has ended. Only managers can do this with a partner's own files.",
  })
  updateUpload(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateUploadInput }) given: UpdateUploadInput,
  ): Promise<UpdateUploadPayload> {
    return this.useCases.run(viewer, UpdateUploadInput, given, async (tx, input) => {
      const { visibility, reason } = input;
      const { engagement, file } = await lockEngagementOfFile(tx, input.uploadId);
      await assertCanHide(tx, viewer, file);
      assertCurrent(file, input.expectedVersion);
      if (visibility === file.visibility) return { file: file.id };

      await saveVisibility(tx, file, visibility);
      await saveEngagement(tx, engagement, {}, true);
      await recordChange(tx, engagement, {
        action: 'upload.update',
        subject: { kind: 'upload', id: file.id },
        was: file,
        changes: { visibility, reason },
      });
      return { file: file.id };
    });
  }
}

/** Locks the engagement, which also guards its files, and then reads the file. */
async function lockEngagementOfFile(tx: Tx, typeId: string) {
  const found = await findEvidenceFile(tx, fromTypeId('upload', typeId));
  const engagement = found && (await lockEngagementRow(tx, found.engagementId));
  const file = engagement && (await findEvidenceFile(tx, found.id));
  if (!file) refuse('NOT_FOUND', 'uploadId', 'File not found, or not submitted as evidence.');
  return { engagement, file };
}

async function assertCanHide(tx: Tx, viewer: Viewer, file: UploadEntity): Promise<void> {
  const engineerIds = await engineerIdsOf(tx, file.engagementId);
  const { role } = await tx.db.findOneByOrFail(UserEntity, { id: file.uploadedById });
  if (!canHideFile(viewer, { engineerIds }, role))
    throw new AppError(
      'FORBIDDEN',
      'Managers and engineers on the team can hide or show files of staff, only managers those of the partner.',
    );
}
