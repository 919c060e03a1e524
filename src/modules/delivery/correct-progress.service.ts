import { Injectable } from '@nestjs/common';
import { AppError, refuse } from '../../kernel/errors.js';
import { fromTypeId, toTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import type { Tx } from '../../platform/database/tx.js';
import { announce } from '../../platform/outbox/outbox.js';
import { changedFields, refuseStale } from '../../platform/usecases/changes.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import {
  ENGAGEMENT_EVENTS,
  MAX_REVISIONS,
  type ProgressEntryEntity,
  canCorrectProgress,
  correctEntry,
  engineerIdsOf,
  findProgress,
  lockEngagementRow,
  saveEngagement,
} from '../engagements/index.js';
import { UserEntity } from '../identity/index.js';
import { CorrectProgressInput } from './correct-progress.graphql.js';

@Injectable()
export class CorrectProgressService {
  constructor(private readonly useCases: UseCases) {}

  execute(viewer: Viewer, given: CorrectProgressInput): Promise<Outcome<{ progressEntry: string }>> {
    return this.useCases.run(viewer, CorrectProgressInput, given, async (tx, input) => {
      const { engagement, entry } = await lockEngagementOfEntry(tx, input.entryId);
      await permitCorrection(tx, viewer, entry);
      refuseStale(entry, input.expectedVersion);
      const corrected = correctionOf(entry, input);

      const by = { byId: viewer.userId, byName: viewer.name, reason: input.reason };
      await correctEntry(tx, entry, { ...corrected, ...by });
      await saveEngagement(tx, engagement, {}, true);
      await audit(tx, {
        action: 'progress.correct',
        subject: { kind: 'progressEntry', id: entry.id },
        partnerId: engagement.partnerId,
        engagementId: engagement.id,
        was: entry,
        changes: toldOf(entry, corrected, input.reason),
      });
      await announce(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: engagement.id });
      return { progressEntry: entry.id };
    });
  }
}

type Said = Pick<ProgressEntryEntity, 'text' | 'minutes'>;

/** Locks the engagement, whose row guards its entries, and reads the entry as it is under the lock. */
async function lockEngagementOfEntry(tx: Tx, typeId: string) {
  const found = await findProgress(tx, fromTypeId('progressEntry', typeId));
  const engagement = found && (await lockEngagementRow(tx, found.engagementId));
  const entry = engagement && (await findProgress(tx, found.id));
  if (!entry) refuse('NOT_FOUND', 'entryId', 'There is no such progress entry.');
  return { engagement, entry };
}

async function permitCorrection(tx: Tx, viewer: Viewer, entry: ProgressEntryEntity): Promise<void> {
  const engineerIds = await engineerIdsOf(tx, entry.engagementId);
  const { id, role } = await tx.db.findOneByOrFail(UserEntity, { id: entry.authorId });
  if (!canCorrectProgress(viewer, { engineerIds }, { id, role }))
    throw new AppError(
      'FORBIDDEN',
      'Only managers and the author (an engineer while on the team) correct an entry; nobody changes what a partner wrote.',
    );
}

/** @throws Refusal where nothing would change, or too much has changed already */
function correctionOf(entry: ProgressEntryEntity, { text, minutes }: CorrectProgressInput): Said {
  const changes = changedFields<Said>(entry, { text, minutes });
  if (Object.keys(changes).length === 0)
    refuse('INVALID', null, 'Nothing would change: give another text, other minutes, or both.');
  if (entry.version >= MAX_REVISIONS)
    refuse('LIMIT_EXCEEDED', 'entryId', `An entry has at most ${MAX_REVISIONS} revisions.`);
  return { text: entry.text, minutes: entry.minutes, ...changes };
}

/** The texts themselves stay in the entry and its revisions, which is the one place to look for them. */
function toldOf(
  entry: ProgressEntryEntity,
  { text, minutes }: Said,
  reason: string,
): Record<string, unknown> {
  return {
    ...{ engagementId: toTypeId('engagement', entry.engagementId), revision: entry.version + 1, reason },
    ...(minutes === entry.minutes ? {} : { minutes }),
    textCorrected: text !== entry.text,
  };
}
