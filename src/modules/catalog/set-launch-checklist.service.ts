import { Injectable } from '@nestjs/common';
import { Refusal } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { announce } from '../../platform/outbox/outbox.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { CATALOG_EVENTS } from './catalog.events.js';
import { lockApiProduct } from './catalog.store.js';
import { checklistOf, saveChecklist } from './checklist.store.js';
import { checklistChanges, faultsOfChecklist } from './domain/launch-checklist.js';
import { SetLaunchChecklistInput } from './set-launch-checklist.graphql.js';

@Injectable()
export class SetLaunchChecklistService {
  constructor(private readonly useCases: UseCases) {}

  execute(viewer: Viewer, given: SetLaunchChecklistInput): Promise<Outcome<{ apiProduct: string }>> {
    return this.useCases.run(viewer, SetLaunchChecklistInput, given, async (tx, { apiProductId, items }) => {
      const { id } = await lockApiProduct(tx, apiProductId);
      const faults = faultsOfChecklist(items);
      if (faults.length > 0) throw new Refusal(faults);
      const changes = checklistChanges(await checklistOf(tx, id), items);
      if (changes.ended.length + changes.begun.length === 0) return { apiProduct: id };

      await saveChecklist(tx, id, changes);
      const subject = { kind: 'apiProduct', id } as const;
      await audit(tx, { action: 'checklist.set', subject, partnerId: null, changes: { items } });
      await announce(tx, { kind: CATALOG_EVENTS.checklistSet, subject: id });
      return { apiProduct: id };
    });
  }
}
