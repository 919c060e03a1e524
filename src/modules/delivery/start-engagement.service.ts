import { Injectable } from '@nestjs/common';
import { AppError, refuse } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { daysBetween, localDay } from '../../kernel/local-date.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import type { Tx } from '../../platform/database/tx.js';
import { announce } from '../../platform/outbox/outbox.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { ENGAGEMENT_EVENTS, canWorkOn, insertEngagement } from '../engagements/index.js';
import { type PartnerEntity, lockPartner } from '../partners/index.js';
import { regionFault } from './holidays.library.js';
import { insertPlan } from './milestone.store.js';
import { findPlaybook } from './playbook.store.js';
import { planReforecast } from './reforecast.js';
import { engagementDays } from './replan.js';
import { StartEngagementInput } from './start-engagement.graphql.js';
import { findScope } from './start-engagement.scope.js';
import { findTeam } from './start-engagement.team.js';
import { startPlan } from './start-plan.js';

const MAX_DAYS_FROM_TODAY = 366;

@Injectable()
export class StartEngagementService {
  constructor(private readonly useCases: UseCases) {}

  execute(viewer: Viewer, given: StartEngagementInput): Promise<Outcome<{ engagement: string }>> {
    return this.useCases.run(viewer, StartEngagementInput, given, async (tx, input) => {
      const partner = await lockPartner(tx, input.partnerId);
      const team = await findTeam(tx, input);
      if (!canWorkOn(viewer, team))
        throw new AppError('FORBIDDEN', 'Engineers start the engagements that they work on.');
      const scope = await findScope(tx, input.scope);
      const playbook = await findPlaybook(tx, input.type, input.playbookId ?? null);
      const place = placeOf(tx, input, partner);

      const own = { id: newId(), partnerId: partner.id, startedOn: input.startOn };
      const { region, timeZone, today } = place;
      const { tier } = partner;
      const plan = await startPlan(tx, playbook.milestones, {
        ...{ engagementId: own.id, partnerId: partner.id, startedOn: input.startOn, today },
        ...{ region, tier, apiProductIds: scope.apiProductIds },
      });
      const { type, title } = input;
      const { leadId, engineerIds } = team;
      const state = { stage: 'DISCOVERY', status: 'ACTIVE' } as const;
      const days = { baselineGoLiveOn: plan.baselineGoLiveOn, ...engagementDays(plan.schedule) };
      const fields = {
        ...own,
        ...state,
        ...days,
        type,
        title,
        leadId,
        region,
        timeZone,
        playbookId: playbook.id,
        ballParty: input.firstParty,
      };
      const engagement = await insertEngagement(tx, fields, engineerIds, scope.items);
      await insertPlan(tx, plan.milestones, plan.links);
      await planReforecast(tx, engagement);

      const changes = {
        ...input,
        key: engagement.key,
        region,
        timeZone,
        baselineGoLiveOn: plan.baselineGoLiveOn,
      };
      const subject = { kind: 'engagement', id: own.id } as const;
      await audit(tx, { action: 'engagement.start', subject, partnerId: partner.id, changes });
      await announce(tx, { kind: ENGAGEMENT_EVENTS.started, subject: own.id });
      return { engagement: own.id };
    });
  }
}

/** Whose holidays count, where its days begin, and which day it is there. */
function placeOf(tx: Tx, input: StartEngagementInput, partner: PartnerEntity) {
  const region = input.region ?? partner.region;
  const fault = regionFault(region);
  if (fault !== null) refuse('INVALID', 'region', fault);
  const timeZone = input.timeZone ?? partner.timeZone;
  const today = localDay(tx.now, timeZone);
  if (Math.abs(daysBetween(today, input.startOn)) > MAX_DAYS_FROM_TODAY)
    refuse('INVALID', 'startOn', `It must lie within a year of today, ${today}.`);
  return { region, timeZone, today };
}
