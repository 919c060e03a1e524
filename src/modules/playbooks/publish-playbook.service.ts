import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { PublishPlaybookInput } from './publish-playbook.graphql.js';
import { publishPlaybook } from './publish-playbook.js';

@Injectable()
export class PublishPlaybookService {
  constructor(private readonly useCases: UseCases) {}

  execute(
    viewer: Viewer,
    given: PublishPlaybookInput,
  ): Promise<Outcome<{ playbook: string; isNewVersion: boolean }>> {
    return this.useCases.run(viewer, PublishPlaybookInput, given, async (tx, input) => {
      const { expectedVersion, ...content } = input;
      const { playbook, isNew } = await publishPlaybook(tx, content, {
        field: 'apiProductIds',
        expectedVersion,
      });
      return { playbook: playbook.id, isNewVersion: isNew };
    });
  }
}
