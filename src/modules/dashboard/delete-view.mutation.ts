import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { toTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { assertCurrent } from '../../platform/usecases/changes.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { deleteView, lockViews, viewToChange } from './saved-view.store.js';

@InputType({ description: 'A saved view to delete.' })
export class DeleteViewInput {
  @Field(() => ID, { description: 'The view: your own, or for managers and admins a shared one.' })
  viewId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The version you read; a stale version is rejected with CONFLICT.',
  })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'The deleted view.' })
export class DeleteViewPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The view that no longer exists; null on error.' })
  deletedViewId?: string;
}

@Resolver()
export class DeleteViewMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('view:write')
  @Mutation(() => DeleteViewPayload, { description: 'Deletes a saved view.' })
  deleteView(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => DeleteViewInput }) given: DeleteViewInput,
  ): Promise<DeleteViewPayload> {
    return this.useCases.run(viewer, DeleteViewInput, given, async (tx, { viewId, expectedVersion }) => {
      await lockViews(tx);
      const view = await viewToChange(tx, viewer, viewId);
      assertCurrent(view, expectedVersion);
      await deleteView(tx, view);
      const { id, name, page, shared } = view;
      const subject = { kind: 'savedView', id } as const;
      const place = { partnerId: null, engagementId: null };
      const was = { name, page, shared };
      const changes = { name: null, page: null, shared: null };
      await audit(tx, { action: 'view.delete', subject, ...place, was, changes });
      return { deletedViewId: toTypeId('savedView', id) };
    });
  }
}
