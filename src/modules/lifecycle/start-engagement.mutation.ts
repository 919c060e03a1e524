import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { AppError, refuse } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { daysBetween } from '../../kernel/local-date.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf, type Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { holidayWarnings } from '../calendar/index.js';
import { canWorkOn, ENGAGEMENT_EVENTS, insertEngagement } from '../engagements/index.js';
import { lockPartner, type PartnerEntity } from '../partners/index.js';
import { scheduleColumns, type StartPlan, startPlan } from '../planning/index.js';
import { findPlaybook } from '../playbooks/index.js';
import { StartEngagementInput, StartEngagementPayload } from './start-engagement.graphql.js';
import { foreseenOf, savePlan } from './start-engagement.plan.js';
import { findScope } from './start-engagement.scope.js';
import { findTeam } from './start-engagement.team.js';

const MAX_DAYS_FROM_TODAY = 366;

@Resolver()
export class StartEngagementMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('engagement:start')
  @Mutation(() => StartEngagementPayload, {
    description:
      'Starts an engagement from a playbook and takes its first baseline. A dry run only previews its plan.',
  })
  startEngagement(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => StartEngagementInput }) given: StartEngagementInput,
  ): Promise<StartEngagementPayload> {
    const act = (tx: Tx, input: StartEngagementInput) => start(tx, viewer, input);
    return this.useCases.runOrPreview(viewer, StartEngagementInput, given, act);
  }
}

async function start(tx: Tx, viewer: Viewer, input: StartEngagementInput) {
  const partner = await lockPartner(tx, input.partnerId);
  const team = await findTeam(tx, input);
  if (!canWorkOn(viewer, team))
    throw new AppError('FORBIDDEN', 'Engineers can only start engagements they work on.');
  const scope = await findScope(tx, input.scope);
  const playbook = await findPlaybook(tx, input.type, input.playbookId ?? null);
  const place = await placeOf(tx, input, partner);

  const id = newId();
  const partnerId = partner.id;
  const plan = await startPlan(tx, playbook.milestones, {
    ...{ ...place, engagementId: id, partnerId, startedOn: input.startOn },
    ...{ tier: partner.tier, apiProductIds: scope.apiProductIds },
  });
  const foreseen = { ...foreseenOf(plan), warnings: await holidayWarnings(tx, place.region) };
  // A key is drawn from a sequence, which a rollback does not give back.
  if (input.dryRun) return foreseen;

  const own = { id, partnerId, playbookId: playbook.id, leadId: team.leadId };
  const fields = { ...own, ...startOf(input, place, plan) };
  const engagement = await insertEngagement(tx, fields, team.engineerIds, scope.items);
  await savePlan(tx, engagement, plan);

  const { key, region, timeZone, baselineGoLiveOn } = engagement;
  const subject = { kind: 'engagement', id } as const;
  const { dryRun: _dryRun, ...asked } = input;
  const changes = { ...asked, key, region, timeZone, baselineGoLiveOn };
  const about = { partnerId, engagementId: id };
  await audit(tx, { action: 'engagement.start', subject, ...about, was: null, changes });
  await recordEvent(tx, { kind: ENGAGEMENT_EVENTS.started, subject: id });
  return { engagement: id, ...foreseen };
}

/** The initial columns of an engagement. */
function startOf(
  { type, title, startOn, firstParty }: StartEngagementInput,
  { region, timeZone }: Awaited<ReturnType<typeof placeOf>>,
  { baseline, schedule }: StartPlan,
) {
  const { goLiveOn } = baseline;
  return {
    ...({ type, title, region, timeZone, stage: 'DISCOVERY', status: 'ACTIVE' } as const),
    ...{ startedOn: startOn, ballParty: firstParty },
    ...{ baselineGoLiveOn: goLiveOn, latestBaselineGoLiveOn: goLiveOn, ...scheduleColumns(schedule) },
  };
}

/** The engagement's region and time zone, and today there. */
async function placeOf(tx: Tx, input: StartEngagementInput, partner: PartnerEntity) {
  const region = input.region ?? partner.region;
  const timeZone = input.timeZone ?? partner.timeZone;
  const today = todayOf(tx, { timeZone });
  if (Math.abs(daysBetween(today, input.startOn)) > MAX_DAYS_FROM_TODAY)
    refuse('INVALID', 'startOn', `It must be within a year of today, ${today}.`);
  return { region, timeZone, today };
}
