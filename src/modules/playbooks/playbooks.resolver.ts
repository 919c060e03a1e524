import { Args, ID, Info, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { $, _, arg, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { PageArgs } from '../../platform/graphql/reads/lists/connection.js';
import { exactlyOne } from '../../platform/graphql/reads/lists/lookup.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { bySql, Page } from '../../platform/graphql/reads/schema/decorators.js';
import { Playbook, PlaybookConnection } from './playbook.graphql.js';

/** Uses the unique key (slug, version). */
const NEWEST = {
  kind: 'page',
  where: sql`not exists (select from playbook p where p.slug = ${_}.slug and p.version > ${_}.version)`,
  order: [{ by: column('slug'), cast: 'text' }],
} as const;
const NEWEST_BY_SLUG = {
  kind: 'one',
  where: sql`${_}.slug = ${arg('slug')}
    and ${_}.version = (select max(p.version) from playbook p where p.slug = ${arg('slug')})`,
} as const;

@Resolver()
export class PlaybooksResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => PlaybookConnection, {
    description: 'Latest version of each playbook, by slug.',
  })
  playbooks(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => PageArgs }) _page: PageArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return this.reads.read(viewer, info, NEWEST);
  }

  @Allow('staff:read')
  @Query(() => Playbook, {
    nullable: true,
    description: 'A version by ID, or the latest by slug; null if there is none.',
  })
  playbook(
    @CurrentViewer() viewer: Viewer,
    @Args('id', {
      type: () => ID,
      nullable: true,
      description: 'ID; omit it if the other argument is given.',
    })
    id: string | null,
    @Args('slug', { type: () => String, nullable: true, description: 'Slug.' }) slug: string | null,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return exactlyOne(
      { id, slug },
      {
        id: (given) => this.reads.byTypeId(viewer, info, 'playbook', given),
        slug: (given) => this.reads.read(viewer, info, NEWEST_BY_SLUG, { slug: given }),
      },
    );
  }
}

@Resolver(() => Playbook)
export class PlaybookVersionsField {
  @Page({
    where: sql`${_}.slug = ${$}.slug`,
    order: [{ by: column('version'), cast: 'int', descending: true }],
  })
  @ResolveField(() => PlaybookConnection, { description: 'All versions with its slug, newest first.' })
  versions(@Args({ type: () => PageArgs }) _page: PageArgs): Playbook[] {
    return bySql();
  }
}
