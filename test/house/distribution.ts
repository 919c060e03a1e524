/** How usage would be distributed over Citus: docs/scaling.md. Every table of the module usage is in one of these. */
export const DISTRIBUTION = {
  /** Hash-distributed by partner_id, a partner's rows together. */
  byPartner: ['usage_application_daily', 'usage_application_weekly', 'usage_daily', 'usage_hourly'],
  /** Stay where all other tables are: without a partner, or small. */
  local: ['quarantined_usage', 'usage_key', 'usage_operation_daily', 'usage_version_daily'],
} as const;
