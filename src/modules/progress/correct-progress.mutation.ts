import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Visibility as VisibilityWord } from '../../kernel/enums.js';
import { AppError, refuse } from '../../kernel/errors.js';
import { fromTypeId, toTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf, type Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Visibility } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { assertCurrent, changedFields } from '../../platform/usecases/changes.js';
import { Between, NotNull, Text } from '../../platform/usecases/rules.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import {
  assertCanLog,
  canCorrectProgress,
  canHideProgress,
  corrected,
  correctEntry,
  type EngagementEntity,
  engineerIdsOf,
  type EntryContent,
  findProgress,
  hides,
  lockEngagementRow,
  MAX_REVISIONS,
  ProgressEntry,
  type ProgressEntryEntity,
  publishes,
  recordChange,
  saveEngagement,
  textBeforeWithdrawal,
  teamOf,
} from '../engagements/index.js';
import { UserEntity } from '../identity/index.js';
import { assertWorkDay } from '../planning/index.js';

@InputType({ description: 'Corrections to a progress entry; omitted fields stay unchanged.' })
export class CorrectProgressInput {
  @Field(() => ID, { description: 'The progress entry to correct.' }) entryId!: string;
  @Field(() => Int, { description: 'The version you read; a stale version is rejected with CONFLICT.' })
  expectedVersion!: number;
  @NotNull()
  @Text(4000)
  @Field(() => String, {
    nullable: true,
    description: 'What was done, 1-4000 characters. On a withdrawn entry it replaces `Withdrawn.`.',
  })
  text?: string;
  @NotNull()
  @Between(0, 1440, 'minutes')
  @Field(() => Int, { nullable: true, description: 'Minutes of work, 0-1440.' })
  minutes?: number;
  @NotNull()
  @Field(() => LocalDate, {
    nullable: true,
    description:
      "Day the work was done, in the engagement's time zone; not in the future and not before the engagement's start.",
  })
  day?: string;
  @NotNull()
  @Field(() => Visibility, {
    nullable: true,
    description: 'Who can see it: INTERNAL hides the whole entry from partners, PARTNER shows it to them.',
  })
  visibility?: VisibilityWord;
  @NotNull()
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True withdraws the text: everyone reads `Withdrawn.` instead, and only staff can read the old text, in `revisions`. False restores the last text. True cannot be combined with `text`.',
  })
  withdraw?: boolean;
  @Text(1000)
  @Field(() => String, { description: 'Why it is corrected, 1-1000 characters; not visible to partners.' })
  reason!: string;
}

@ObjectType({ description: 'The corrected progress entry.' })
export class CorrectProgressPayload extends Payload {
  @Changed()
  @Field(() => ProgressEntry, { nullable: true, description: 'The entry as it is now; null on error.' })
  progressEntry?: string;
}

@Resolver()
export class CorrectProgressMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('progress:correct')
  @Mutation(() => CorrectProgressPayload, {
    description:
      "Corrects, hides or withdraws a progress entry by adding a revision. Its author and managers can do this, even after the engagement has ended; staff can still read the earlier revisions. Managers can hide or withdraw a partner user's comment, but nobody can reword it.",
  })
  correctProgress(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CorrectProgressInput }) given: CorrectProgressInput,
  ): Promise<CorrectProgressPayload> {
    return this.useCases.run(viewer, CorrectProgressInput, given, async (tx, input) => {
      const { engagement, entry } = await lockEngagementOfEntry(tx, input.entryId);
      await assertCanCorrect(tx, viewer, entry, input);
      assertCurrent(entry, input.expectedVersion);
      const right = await correctionOf(tx, engagement, entry, input);
      if (publishes(entry, right)) assertCanLog(viewer, await teamOf(tx, engagement.id), entry.kind);

      const by = { byId: viewer.userId, byName: viewer.name, reason: input.reason };
      await correctEntry(tx, entry, right, by);
      await saveEngagement(tx, engagement, {}, true);
      await recordChange(tx, engagement, {
        action: 'progress.correct',
        subject: { kind: 'progressEntry', id: entry.id },
        was: { ...entry, engagementId: toTypeId('engagement', engagement.id) },
        changes: auditedCorrection(entry, right, input.reason),
      });
      return { progressEntry: entry.id };
    });
  }
}

/** Locks the engagement, whose lock covers its entries, and then reads the entry. */
async function lockEngagementOfEntry(tx: Tx, typeId: string) {
  const found = await findProgress(tx, fromTypeId('progressEntry', typeId));
  const engagement = found && (await lockEngagementRow(tx, found.engagementId));
  const entry = engagement && (await findProgress(tx, found.id));
  if (!entry) refuse('NOT_FOUND', 'entryId', 'Progress entry not found.');
  return { engagement, entry };
}

async function assertCanCorrect(
  tx: Tx,
  viewer: Viewer,
  entry: ProgressEntryEntity,
  { text, minutes, day }: CorrectProgressInput,
): Promise<void> {
  const engineerIds = await engineerIdsOf(tx, entry.engagementId);
  const { id, role } = await tx.db.findOneByOrFail(UserEntity, { id: entry.authorId });
  const keepsContent = [text, minutes, day].every((each) => each === undefined);
  const may = keepsContent ? canHideProgress : canCorrectProgress;
  if (!may(viewer, { engineerIds }, { id, role }))
    throw new AppError(
      'FORBIDDEN',
      'Only managers and the author (an engineer only while on the team) can correct an entry. Managers can hide or withdraw what a partner wrote, but nobody can reword it.',
    );
}

/** @throws Refusal if the correction is invalid or changes nothing, or the entry has too many revisions */
async function correctionOf(
  tx: Tx,
  engagement: EngagementEntity,
  entry: ProgressEntryEntity,
  patch: CorrectProgressInput,
): Promise<EntryContent> {
  const isRestored = entry.withdrawn && patch.withdraw === false;
  const lastText = isRestored ? await textBeforeWithdrawal(tx, entry) : entry.text;
  const right = corrected(entry, patch, lastText);
  const { day } = changedFields<EntryContent>(entry, right);
  if (day !== undefined)
    assertWorkDay(day, { today: todayOf(tx, engagement), startedOn: engagement.startedOn }, 'day');
  if (Object.keys(changedFields<EntryContent>(entry, right)).length === 0)
    refuse(
      'INVALID',
      null,
      'Nothing would change: change the text, day, visibility or minutes, or withdraw the entry.',
    );
  if (entry.version >= MAX_REVISIONS && !hides(entry, right))
    refuse(
      'LIMIT_EXCEEDED',
      'entryId',
      `An entry can have at most ${MAX_REVISIONS} revisions. It can still be hidden or withdrawn.`,
    );
  return right;
}

/** Leaves the texts out of the audit log; they are kept in the entry's revisions. */
function auditedCorrection(
  entry: ProgressEntryEntity,
  right: EntryContent,
  reason: string,
): Record<string, unknown> {
  const { text, ...others } = changedFields<EntryContent>(entry, right);
  return {
    ...{ engagementId: toTypeId('engagement', entry.engagementId), revision: entry.version + 1, reason },
    ...others,
    textCorrected: text !== undefined,
  };
}
