import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { toTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { changedFields } from '../../platform/usecases/changes.js';
import { holidayWarnings } from '../calendar/index.js';
import {
  assertCanWork,
  assertNotEnded,
  type EngagementEntity,
  isOnlyPublished,
  lockEngagementRow,
  replaceScope,
  replaceTeam,
  saveEngagement,
  EngagementUseCases,
  teamOf,
} from '../engagements/index.js';
import { previewable } from '../planning/index.js';
import { closeDays, moveEngagement } from './move-engagement.js';
import { changedScope, changedTeam, auditedEngagement } from './update-engagement.changes.js';
import { UpdateEngagementInput, UpdateEngagementPayload } from './update-engagement.graphql.js';

@Resolver()
export class UpdateEngagementMutation {
  constructor(private readonly engagements: EngagementUseCases) {}

  @Allow('engagement:update')
  @Mutation(() => UpdateEngagementPayload, {
    description:
      'Changes the title, lead, team, scope, region or time zone of an engagement, or whether the partner can see its probable go-live.',
  })
  updateEngagement(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateEngagementInput }) given: UpdateEngagementInput,
  ): Promise<UpdateEngagementPayload> {
    return this.engagements.run(
      viewer,
      previewable({
        action: 'engagement.update',
        Input: UpdateEngagementInput,
        permit: async (tx, { id }) => assertCanWork(viewer, await teamOf(tx, id)),
        change: async (tx, locked, input) => {
          const { engagementId: _id, expectedVersion: _version, dryRun: _dryRun, ...patch } = input;
          if (!isOnlyPublished('engagement', patch)) assertNotEnded(locked, 'engagementId');
          let engagement = locked;
          const { id } = engagement;
          const was = await auditedEngagement(tx, engagement);
          const team = await changedTeam(tx, engagement, input);
          const scope = await changedScope(tx, engagement, input);
          const { title, region, timeZone, shareForecast } = patch;
          const leading = { leadId: team?.leadId };
          const wanted = { title, region, timeZone, shareForecast, ...leading } as Partial<EngagementEntity>;
          const fields = changedFields(engagement, wanted);
          if (Object.keys(fields).length === 0 && !team && !scope)
            return { payload: { engagement: id, warnings: [] } };

          if (team) await replaceTeam(tx, id, team.engineerIds);
          if (scope) await replaceScope(tx, id, scope);
          if (fields.timeZone !== undefined) {
            await closeDays(tx, engagement);
            engagement = (await lockEngagementRow(tx, id))!;
          }
          if ((fields.region ?? fields.timeZone) === undefined)
            await saveEngagement(tx, engagement, fields, true);
          else await moveEngagement(tx, engagement, fields, 'engagement.update');
          const { leadId, ...own } = fields;
          const changes = {
            ...own,
            ...(leadId && { leadId: toTypeId('engineer', leadId) }),
            ...(team && { teamIds: team.engineerIds.map((each) => toTypeId('engineer', each)) }),
            ...(scope && { scope: input.scope }),
          };
          const warnings = fields.region === undefined ? [] : await holidayWarnings(tx, fields.region);
          return { payload: { engagement: id, warnings }, was, changes };
        },
      }),
      given,
    );
  }
}
