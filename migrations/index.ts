import { Platform1795305600001 } from './1795305600001-platform.js';
import { Identity1795305600002 } from './1795305600002-identity.js';
import { Catalog1795305600003 } from './1795305600003-catalog.js';
import { Staffing1795305600004 } from './1795305600004-staffing.js';
import { Partners1795305600005 } from './1795305600005-partners.js';
import { Engagements1795305600006 } from './1795305600006-engagements.js';
import { Adoption1795305600007 } from './1795305600007-adoption.js';
import { Delivery1795305600008 } from './1795305600008-delivery.js';
import { Health1795305600009 } from './1795305600009-health.js';
import { Blockers1795305600010 } from './1795305600010-blockers.js';
import { Ball1795305600011 } from './1795305600011-ball.js';
import { PartnerVoice1795305600020 } from './1795305600020-partner-voice.js';
import { PortalGrants1795305600021 } from './1795305600021-portal-grants.js';
import { Admin1795305600030 } from './1795305600030-admin.js';
import { HandedOver1795305600040 } from './1795305600040-handed-over.js';
import { Live1795305600050 } from './1795305600050-live.js';
import { QuarantineReplay1795305600060 } from './1795305600060-quarantine-replay.js';
import { Moves1795305600071 } from './1795305600071-moves.js';
import { PublishedPlaybooks1795305600072 } from './1795305600072-published-playbooks.js';
import { Gates1795305600073 } from './1795305600073-gates.js';
import { Uploads1795305600074 } from './1795305600074-uploads.js';
import { ProgressRevisions1795305600075 } from './1795305600075-progress-revisions.js';
import { Capacity1795305600076 } from './1795305600076-capacity.js';
import { FileEvidence1795305600084 } from './1795305600084-file-evidence.js';
import { NamesInOrder1795305600090 } from './1795305600090-names-in-order.js';
import { QuarantineBounds1795305600091 } from './1795305600091-quarantine-bounds.js';
import { WorkWeeks1795305600100 } from './1795305600100-work-weeks.js';
import { TimeZones1795305600101 } from './1795305600101-time-zones.js';
import { Leads1795305600110 } from './1795305600110-leads.js';
import { AuditChanges1795305600120 } from './1795305600120-audit-changes.js';
import { ApiKeyUse1795305600121 } from './1795305600121-api-key-use.js';
import { NamelessUsage1795305600130 } from './1795305600130-nameless-usage.js';
import { MatchableOperations1795305600131 } from './1795305600131-matchable-operations.js';
import { ZonesOfThePast1795305600180 } from './1795305600180-zones-of-the-past.js';
import { WithdrawnProgress1795305600190 } from './1795305600190-withdrawn-progress.js';
import { FileVersions1795305600191 } from './1795305600191-file-versions.js';
import { EventDeliveries1795305600200 } from './1795305600200-event-deliveries.js';
import { UsageByApplication1795305600210 } from './1795305600210-usage-by-application.js';
import { UsageFillfactor1795305600211 } from './1795305600211-usage-fillfactor.js';
import { UsageByVersion1795305600212 } from './1795305600212-usage-by-version.js';
import { GoLiveMoves1795305600250 } from './1795305600250-go-live-moves.js';
import { AdoptionSteps1795305600230 } from './1795305600230-adoption-steps.js';
import { WeekMeetingIndexes1795305600251 } from './1795305600251-week-meeting-indexes.js';
import { WeeklyUsageByPartner1795305600260 } from './1795305600260-weekly-usage-by-partner.js';
import { PortalCalledVersions1795305600261 } from './1795305600261-portal-called-versions.js';
import { Search1795305600270 } from './1795305600270-search.js';
import { OwnPartner1795305600271 } from './1795305600271-own-partner.js';
import { SavedViews1795305600280 } from './1795305600280-saved-views.js';
import { Alerts1795305600440 } from './1795305600440-alerts.js';
import { Backtests1795305600460 } from './1795305600460-backtests.js';
import { DueWorkAlone1795305600461 } from './1795305600461-due-work-alone.js';
import { FailedBacktests1795305600480 } from './1795305600480-failed-backtests.js';
import { PartnerInUsageKeys1795305600540 } from './1795305600540-partner-in-usage-keys.js';
import { StatusIndex1795305600520 } from './1795305600520-status-index.js';
import { PortalBlockerRights1795305600290 } from './1795305600290-portal-blocker-rights.js';
import { HealthOverrides1795305600400 } from './1795305600400-health-overrides.js';
import { HealthModelsInUse1795305600401 } from './1795305600401-health-models-in-use.js';
import { VersionSunset1795305600240 } from './1795305600240-version-sunset.js';
import { UsageMonths1795305600220 } from './1795305600220-usage-months.js';
import { ConcurrentMonths1795305600221 } from './1795305600221-concurrent-months.js';
import { UsageProofs1795305600420 } from './1795305600420-usage-proofs.js';
import { GoLiveForecast1795305600430 } from './1795305600430-go-live-forecast.js';

/** Every migration in order; a landed one is never changed. */
export const MIGRATIONS = [
  Platform1795305600001,
  Identity1795305600002,
  Catalog1795305600003,
  Staffing1795305600004,
  Partners1795305600005,
  Engagements1795305600006,
  Adoption1795305600007,
  Delivery1795305600008,
  Health1795305600009,
  Blockers1795305600010,
  Ball1795305600011,
  PartnerVoice1795305600020,
  PortalGrants1795305600021,
  Admin1795305600030,
  HandedOver1795305600040,
  Live1795305600050,
  QuarantineReplay1795305600060,
  Moves1795305600071,
  PublishedPlaybooks1795305600072,
  Gates1795305600073,
  Uploads1795305600074,
  ProgressRevisions1795305600075,
  Capacity1795305600076,
  FileEvidence1795305600084,
  NamesInOrder1795305600090,
  QuarantineBounds1795305600091,
  WorkWeeks1795305600100,
  TimeZones1795305600101,
  Leads1795305600110,
  AuditChanges1795305600120,
  ApiKeyUse1795305600121,
  NamelessUsage1795305600130,
  MatchableOperations1795305600131,
  ZonesOfThePast1795305600180,
  WithdrawnProgress1795305600190,
  FileVersions1795305600191,
  EventDeliveries1795305600200,
  UsageByApplication1795305600210,
  UsageFillfactor1795305600211,
  UsageByVersion1795305600212,
  GoLiveMoves1795305600250,
  AdoptionSteps1795305600230,
  WeekMeetingIndexes1795305600251,
  VersionSunset1795305600240,
  UsageMonths1795305600220,
  ConcurrentMonths1795305600221,
  WeeklyUsageByPartner1795305600260,
  PortalCalledVersions1795305600261,
  Search1795305600270,
  OwnPartner1795305600271,
  SavedViews1795305600280,
  PortalBlockerRights1795305600290,
  Alerts1795305600440,
  HealthOverrides1795305600400,
  HealthModelsInUse1795305600401,
  UsageProofs1795305600420,
  GoLiveForecast1795305600430,
  Backtests1795305600460,
  DueWorkAlone1795305600461,
  FailedBacktests1795305600480,
  StatusIndex1795305600520,
  PartnerInUsageKeys1795305600540,
];
