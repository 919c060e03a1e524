import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../../platform/graphql/enums.js';
import { _, arg, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Expr, From, Json } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import type { ConsolePageWord } from './domain/console-pages.js';
import { SavedViewEntity } from './saved-view.entity.js';
import { canChangeView, type ViewAccess } from './saved-view.policy.js';

export const ConsolePage = enumOf<ConsolePageWord>('ConsolePage', 'A page of the console.', {
  PORTFOLIO: 'All engagements with their health.',
  TIMELINE: 'All engagements over time.',
  ADOPTION: 'API usage and adoption.',
  PARTNERS: 'Partners.',
  CAPACITY: 'Allocations and workload of solution engineers.',
  REVIEWS: 'Evidence to review.',
  CATALOGUE: 'API products and versions.',
  HEALTH: 'Health of engagements and its causes.',
  MY_WORK: 'What to do next.',
  ADMIN: 'Users, keys, jobs and the audit log.',
});

/** As canReadView: the row is of user `userId`, or shared. */
export const READABLE = sql`(${_}.shared or ${_}.owner_id = ${arg('userId')}::uuid)`;

@ObjectType({ description: 'The state of a console page, saved under a name.' })
@From(() => SavedViewEntity, 'savedView')
export class SavedView {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => String, { description: 'Name, 1-80 characters.' }) name!: string;
  @Field(() => ConsolePage, { description: 'The page it is a view of.' }) page!: ConsolePageWord;
  @Field(() => String, {
    description: "Query string of the page's address, e.g. `?band=CRITICAL`; empty for the page as it opens.",
  })
  state!: string;
  @Field(() => Boolean, { description: 'Whether all staff can read it; otherwise only its owner can.' })
  shared!: boolean;
  @Expr(sql`(select u.name from app_user u where u.id = ${_}.owner_id)`)
  @Field(() => String, { description: 'Name of its owner.' })
  owner!: string;
  @Json(sql`to_json(${_}.owner_id)`, (ownerId: string, { userId }) => ownerId === userId)
  @Field(() => Boolean, { description: 'Whether it is your own.' })
  isOwn!: boolean;
  @Json(sql`json_build_object('ownerId', ${_}.owner_id, 'shared', ${_}.shared)`, (view: ViewAccess, viewer) =>
    canChangeView(viewer, view),
  )
  @Field(() => Boolean, { description: 'Whether you can change and delete it.' })
  viewerMayChange!: boolean;
  @Field(() => Int, {
    description: 'Version number, incremented on every change; pass it as `expectedVersion`.',
  })
  version!: number;
  @Field(() => DateTime, { description: 'When it was last changed.' }) updatedAt!: Date;
}
