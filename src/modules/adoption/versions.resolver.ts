import { Args, Info, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Clock } from '../../kernel/clock.js';
import { type LocalDate, localDay } from '../../kernel/local-date.js';
import type { Viewer } from '../../kernel/viewer.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { assertPageSize } from '../../platform/graphql/reads/lists/page-size.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import type { AdoptionScope } from './adoption-scope.query.js';
import { Adoption } from './adoption.graphql.js';
import { versionUse } from './domain/version-use.js';
import { VersionAdoption } from './versions.graphql.js';
import { type StoredVersion, VERSIONS, versionsStatement } from './versions.query.js';

/** Two statements for any number of versions: one for their use, one for the selected fields of the objects. */
@Resolver(() => Adoption)
export class AdoptionVersionsResolver {
  constructor(
    private readonly reads: Reads,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => [VersionAdoption], {
    description:
      'Use of the API versions with calls in the range, and of deprecated ones that were ever called; most calls first.',
  })
  async versions(
    @CurrentViewer() viewer: Viewer,
    @Parent() scope: AdoptionScope,
    @Args('first', {
      ...{ type: () => Int, nullable: true, defaultValue: 50 },
      description: 'Number of versions, 1-100.',
    })
    asked: number | null,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const first = assertPageSize(asked, 'versions');
    const stored = await this.reads.answer<StoredVersion[]>(viewer, versionsStatement(scope, first));
    const today = localDay(this.clock.now(), 'UTC');
    const rows = stored!.map((version, place) => rowOf(version, place, today));
    return this.reads.read(viewer, info, VERSIONS, { versions: JSON.stringify(rows) });
  }
}

function rowOf(version: StoredVersion, place: number, today: LocalDate) {
  const { id, calls, productCalls, sunsetOn, applicationCount } = version;
  return {
    ...{ place, api_version_id: id, calls, share: productCalls === 0 ? null : calls / productCalls },
    application_count: applicationCount,
    applications: version.applications.map((application, index) => ({
      ...{ place: index, application_id: application.id, calls: application.calls },
      last_call_on: application.lastCallOn,
      state: versionUse({ sunsetOn, lastCallOn: application.lastCallOn }, today),
    })),
  };
}
