import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Refusal } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { CATALOG_EVENTS } from './catalog.events.js';
import { lockApiProduct } from './catalog.store.js';
import type { ChecklistItemEntity } from './checklist-item.entity.js';
import { checklistOf, saveChecklist } from './checklist.store.js';
import { checklistChanges, faultsOfChecklist, type LaunchItem } from './domain/launch-checklist.js';
import { SetLaunchChecklistInput, SetLaunchChecklistPayload } from './set-launch-checklist.graphql.js';

@Resolver()
export class SetLaunchChecklistMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('checklist:set')
  @Mutation(() => SetLaunchChecklistPayload, {
    description:
      'Replaces the launch checklist of an API product. Decisions stay with the code of an item, even while the item is not listed.',
  })
  setLaunchChecklist(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SetLaunchChecklistInput, description: 'The product and its items.' })
    given: SetLaunchChecklistInput,
  ): Promise<SetLaunchChecklistPayload> {
    return this.useCases.run(viewer, SetLaunchChecklistInput, given, async (tx, { apiProductId, items }) => {
      const { id } = await lockApiProduct(tx, apiProductId);
      const faults = faultsOfChecklist(items);
      if (faults.length > 0) throw new Refusal(faults);
      const current = await checklistOf(tx, id);
      const changes = checklistChanges(current, items);
      if (changes.ended.length + changes.started.length === 0) return { apiProduct: id };

      await saveChecklist(tx, id, changes);
      const subject = { kind: 'apiProduct', id } as const;
      const place = { partnerId: null, engagementId: null };
      const was = { items: inOrder(current) };
      await audit(tx, { action: 'checklist.set', subject, ...place, was, changes: { items } });
      await recordEvent(tx, { kind: CATALOG_EVENTS.checklistSet, subject: id });
      return { apiProduct: id };
    });
  }
}

/** Items by position, without their intervals. */
function inOrder(items: readonly ChecklistItemEntity[]): LaunchItem[] {
  return [...items]
    .sort((a, b) => a.position - b.position)
    .map(({ code, title, kind, neededBy, evidence, expires }) => ({
      ...{ code, title, kind, neededBy, evidence, expires },
    }));
}
