import { Args, ID, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { PageArgs } from '../../platform/graphql/reads/connection.js';
import { exactlyOne } from '../../platform/graphql/reads/lookup.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { _, arg, column, sql } from '../../platform/graphql/reads/sql.js';
import { Playbook, PlaybookConnection } from './playbook.graphql.js';

const ALL = {
  kind: 'page',
  where: sql`true`,
  order: [
    { by: column('slug'), cast: 'text' },
    { by: column('version'), cast: 'int', descending: true },
  ],
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
    description: 'All versions of the playbooks, by slug, the newest version of each first.',
  })
  playbooks(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => PageArgs }) _page: PageArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return this.reads.read(viewer, info, ALL);
  }

  @Allow('staff:read')
  @Query(() => Playbook, {
    nullable: true,
    description: 'One version by id, or the newest by slug; null when there is none.',
  })
  playbook(
    @CurrentViewer() viewer: Viewer,
    @Args('id', {
      type: () => ID,
      nullable: true,
      description: 'Its id, unless the other argument is given.',
    })
    id: string | null,
    @Args('slug', { type: () => String, nullable: true, description: 'Its slug.' }) slug: string | null,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return exactlyOne(
      { id, slug },
      {
        id: (given) => this.reads.byTypeId(viewer, info, 'playbook', given),
        slug: (given) => this.reads.read(viewer, info, NEWEST_BY_SLUG, { slug: given }, 'slug'),
      },
    );
  }
}
