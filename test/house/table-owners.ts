/** The owner of each table: the only folder below src that writes to it. Complete, compared with the database. */
export const OWNERS: Readonly<Record<string, readonly string[]>> = {
  'platform/database': ['schema_migration'],
  'platform/audit': ['audit_entry'],
  'platform/outbox': ['event_consumer', 'event_delivery', 'outbox'],
  'platform/due': ['due_work'],
  'platform/files': ['file_place'],
  'platform/usecases': ['idempotency_key', 'time_zone'],
  'modules/identity': ['api_key', 'api_key_use', 'app_user'],
  'modules/catalog': [
    ...['api_operation', 'api_product', 'api_version', 'api_version_deprecation', 'checklist_item'],
  ],
  'modules/calendar': ['holiday', 'holiday_region'],
  'modules/staffing': ['engineer_capacity', 'engineer_skill', 'solution_engineer', 'time_off'],
  'modules/partners': ['application', 'application_product', 'credential', 'partner', 'partner_contact'],
  'modules/engagements': [
    ...['allocation', 'ball_interval', 'blocker', 'blocker_commitment', 'blocker_severity', 'engagement'],
    ...['engagement_engineer', 'engagement_history', 'engagement_hold', 'engagement_scope'],
    ...['engagement_scope_history', 'engagement_scope_operation', 'partner_act', 'progress_entry'],
    ...['progress_revision', 'pulse'],
  ],
  'modules/usage': [
    ...['quarantined_usage', 'usage_application_daily', 'usage_application_weekly', 'usage_daily'],
    ...['usage_hourly', 'usage_key', 'usage_operation_daily', 'usage_version_daily'],
  ],
  'modules/uploads': ['upload'],
  'modules/playbooks': ['playbook'],
  'modules/planning': [
    ...['baseline', 'baseline_milestone', 'go_live_move', 'milestone', 'milestone_history', 'milestone_link'],
    ...['milestone_proof', 'milestone_reschedule'],
  ],
  'modules/gates': ['checklist_decision', 'checklist_evidence', 'checklist_state'],
  'modules/alerts': ['alert', 'alert_addressee', 'alert_judgement', 'alert_rule'],
  'modules/backtests': ['health_backtest', 'health_backtest_difference'],
  'modules/health-models': ['health_model', 'health_model_use'],
  'modules/health': ['health_override', 'health_shadow', 'health_snapshot'],
  'modules/forecasting': ['go_live_forecast', 'go_live_stage_forecast', 'milestone_duration'],
  'modules/portal': ['sunset_notice'],
  'modules/dashboard': ['saved_view', 'search_entry', 'search_name', 'search_word'],
};

/** Entities through which another module reads: the platform writes the audit log and operations shows it. */
export const READ_BY_ENTITY: Readonly<Record<string, string>> = { audit_entry: 'modules/operations' };

const owners = new Map(
  Object.entries(OWNERS).flatMap(([owner, tables]) => tables.map((each) => [each, owner])),
);

/** @returns undefined if it is not one of our tables */
export function ownerOf(table: string): string | undefined {
  return owners.get(table);
}
