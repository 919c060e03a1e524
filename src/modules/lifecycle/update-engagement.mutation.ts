import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { toTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { assertCurrent, changedFields } from '../../platform/usecases/changes.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { holidayWarnings } from '../calendar/index.js';
import {
  assertCanWork,
  assertNotEnded,
  ENGAGEMENT_EVENTS,
  type EngagementEntity,
  isOnlyPublished,
  lockEngagement,
  lockEngagementRow,
  replaceScope,
  replaceTeam,
  saveEngagement,
} from '../engagements/index.js';
import { closeDays, moveEngagement } from './move-engagement.js';
import { changedScope, changedTeam, toldEngagement } from './update-engagement.changes.js';
import { UpdateEngagementInput, UpdateEngagementPayload } from './update-engagement.graphql.js';

@Resolver()
export class UpdateEngagementMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('engagement:update')
  @Mutation(() => UpdateEngagementPayload, {
    description:
      'Changes the title, the lead, the team, the scope, the region or the time zone of an engagement.',
  })
  updateEngagement(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateEngagementInput }) given: UpdateEngagementInput,
  ): Promise<UpdateEngagementPayload> {
    return this.useCases.run(viewer, UpdateEngagementInput, given, async (tx, input) => {
      const { engagementId, expectedVersion, ...wish } = input;
      let engagement = await lockEngagement(tx, engagementId);
      const { id, partnerId } = engagement;
      const was = await toldEngagement(tx, engagement);
      await assertCanWork(tx, viewer, id);
      if (!isOnlyPublished('engagement', wish)) assertNotEnded(engagement, 'engagementId');
      assertCurrent(engagement, expectedVersion);
      const team = await changedTeam(tx, engagement, input);
      const scope = await changedScope(tx, engagement, input);
      const { title, region, timeZone } = wish;
      const wanted = { title, region, timeZone, leadId: team?.leadId } as Partial<EngagementEntity>;
      const fields = changedFields(engagement, wanted);
      if (Object.keys(fields).length === 0 && !team && !scope) return { engagement: id, warnings: [] };

      if (team) await replaceTeam(tx, id, team.engineerIds);
      if (scope) await replaceScope(tx, id, scope);
      if (fields.timeZone !== undefined) {
        await closeDays(tx, engagement);
        engagement = (await lockEngagementRow(tx, id))!;
      }
      if ((fields.region ?? fields.timeZone) === undefined)
        await saveEngagement(tx, engagement, fields, true);
      else await moveEngagement(tx, engagement, fields);
      const { leadId, ...own } = fields;
      const changes = {
        ...own,
        ...(leadId && { leadId: toTypeId('engineer', leadId) }),
        ...(team && { teamIds: team.engineerIds.map((each) => toTypeId('engineer', each)) }),
        ...(scope && { scope: input.scope }),
      };
      const subject = { kind: 'engagement', id } as const;
      const place = { partnerId, engagementId: id };
      await audit(tx, { action: 'engagement.update', subject, ...place, was, changes });
      await recordEvent(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: id });
      const warnings = fields.region === undefined ? [] : await holidayWarnings(tx, fields.region);
      return { engagement: id, warnings };
    });
  }
}
