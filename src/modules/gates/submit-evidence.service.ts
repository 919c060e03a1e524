import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { lockEngagement, assertCanWork } from '../engagements/index.js';
import { neededItem } from './checklist-item-lookup.js';
import { evidenceGiven } from './evidence-given.js';
import { submitEvidence } from './evidence.js';
import { SubmitEvidenceInput } from './submit-evidence.graphql.js';

const FIELDS = { engagement: 'engagementId', item: 'code' } as const;

@Injectable()
export class SubmitEvidenceService {
  constructor(private readonly useCases: UseCases) {}

  execute(viewer: Viewer, given: SubmitEvidenceInput): Promise<Outcome<{ item: string }>> {
    return this.useCases.run(viewer, SubmitEvidenceInput, given, async (tx, input) => {
      const engagement = await lockEngagement(tx, input.engagementId);
      await assertCanWork(tx, viewer, engagement.id);
      const item = await neededItem(tx, engagement, input);
      const evidence = await evidenceGiven(tx, engagement, input);
      return { item: await submitEvidence(tx, engagement, item, evidence, FIELDS) };
    });
  }
}
