import {
  Args,
  Field,
  ID,
  Info,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Parent,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { refuse } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { _, arg, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { assertCurrent, changedFields } from '../../platform/usecases/changes.js';
import { Name, QueryString } from '../../platform/usecases/rules.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import type { ConsolePageWord } from './domain/console-pages.js';
import type { SavedViewEntity } from './saved-view.entity.js';
import { ConsolePage, READABLE, SavedView } from './saved-view.graphql.js';
import {
  assertNameFree,
  assertRoomFor,
  insertView,
  lockViews,
  updateView,
  viewToChange,
} from './saved-view.store.js';

@InputType({ description: 'A view to save: a new one, or one to replace.' })
export class SaveViewInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The view to replace: your own, or for managers and admins a shared one; a new one if omitted.',
  })
  viewId?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The version you read, only with `viewId`; a stale version is rejected with CONFLICT.',
  })
  expectedVersion?: number | null;
  @Name(80)
  @Field(() => String, {
    description: "Name, 1-80 characters, unique among its owner's views of the page, ignoring case.",
  })
  name!: string;
  @Field(() => ConsolePage, { description: 'The page.' }) page!: ConsolePageWord;
  @QueryString(2000)
  @Field(() => String, {
    description: "Query string of the page's address, beginning with `?` or empty, at most 2,000 characters.",
  })
  state!: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether all staff can read it; at most 500 views can be shared.',
  })
  shared!: boolean;
}

@ObjectType({ description: 'The saved view.' })
export class SaveViewPayload extends Payload {
  /** Its UUID; read after the commit by SaveViewPayloadFields. */
  saved?: string;
}

const READABLE_BY_ID = { kind: 'one', where: sql`${_}.id = ${arg('id')} and ${READABLE}` } as const;

/** Not a @Changed field: a repeated request must not return a view that has become private since. */
@Resolver(() => SaveViewPayload)
export class SaveViewPayloadFields {
  constructor(private readonly reads: Reads) {}

  @ResolveField(() => SavedView, { nullable: true, description: 'The view as it is now; null on error.' })
  view(
    @Parent() { saved: id }: SaveViewPayload,
    @CurrentViewer() viewer: Viewer,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> | null {
    return id === undefined
      ? null
      : this.reads.read(viewer, info, READABLE_BY_ID, { id, userId: viewer.userId });
  }
}

@Resolver()
export class SaveViewMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('view:write')
  @Mutation(() => SaveViewPayload, {
    description:
      'Saves the state of a console page, for yourself or for all staff; at most 100 views of your own.',
  })
  saveView(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SaveViewInput }) given: SaveViewInput,
  ): Promise<SaveViewPayload> {
    return this.useCases.run(
      viewer,
      SaveViewInput,
      given,
      async (tx, { viewId, expectedVersion, ...content }) => {
        await lockViews(tx);
        const current = viewId ? await viewToChange(tx, viewer, viewId) : null;
        if (current) assertCurrent(current, expectedVersion);
        else if (typeof expectedVersion === 'number')
          refuse('INVALID', 'expectedVersion', 'A new view has no version yet; omit it, or give `viewId`.');
        return { saved: await save(tx, current ?? newView(tx, viewer), current, content) };
      },
    );
  }
}

type Content = Pick<SavedViewEntity, 'name' | 'page' | 'state' | 'shared'>;
type Unsaved = Omit<SavedViewEntity, keyof Content>;

function newView({ now }: Tx, { userId }: Viewer): Unsaved {
  return { id: newId(), ownerId: userId, version: 0, createdAt: now, updatedAt: now };
}

/**
 * Writes nothing if nothing changes.
 * @returns the view's UUID
 */
async function save(
  tx: Tx,
  view: Unsaved,
  current: SavedViewEntity | null,
  content: Content,
): Promise<string> {
  const changes = current ? changedFields<Content>(current, content) : { ...content };
  if (Object.keys(changes).length === 0) return view.id;
  const saved = { ...view, ...content, version: view.version + 1, updatedAt: tx.now };
  await assertRoomFor(tx, saved, current);
  await assertNameFree(tx, saved);
  await (current ? updateView(tx, saved) : insertView(tx, saved));
  const action = current ? 'view.update' : 'view.create';
  const subject = { kind: 'savedView', id: view.id } as const;
  await audit(tx, { action, subject, partnerId: null, engagementId: null, was: current, changes });
  return view.id;
}
