import type { Role } from './enums.js';

const STAFF = ['ADMIN', 'MANAGER', 'ENGINEER', 'COMPLIANCE', 'AUDITOR'] as const;
const MANAGERS = ['ADMIN', 'MANAGER'] as const;
/** Roles that review access and the audit log. */
const OVERSIGHT = ['ADMIN', 'AUDITOR'] as const;
const DELIVERY = ['ADMIN', 'MANAGER', 'ENGINEER'] as const;
/** Roles that work on engagements, or are responsible for milestones in an engagement's plan. */
const WORK = [...DELIVERY, 'COMPLIANCE'] as const;
/** Roles that decide what a launch requires, and whether it is met. */
const REVIEW = ['ADMIN', 'MANAGER', 'COMPLIANCE'] as const;

/**
 * The roles for each permission; roles not listed are denied. If access also depends on data (e.g. an engineer's own
 * engagements), the module's policy decides further.
 */
export const PERMISSIONS = {
  'viewer:read': ['ADMIN', 'MANAGER', 'ENGINEER', 'COMPLIANCE', 'AUDITOR', 'PARTNER'],
  /** Each type with ids defines which of them may read its objects. */
  'node:read': [...STAFF, 'PARTNER'],
  'staff:read': STAFF,
  'view:write': STAFF,
  'user:read': OVERSIGHT,
  'user:write': ['ADMIN'],
  'api-key:read': OVERSIGHT,
  'api-key:write': ['ADMIN'],
  'audit:read': OVERSIGHT,
  'job:read': ['ADMIN'],
  'job:write': ['ADMIN'],
  'catalog:write': MANAGERS,
  'staffing:write': MANAGERS,
  'time-off:write': DELIVERY,
  'allocation:write': MANAGERS,
  'partner:write': MANAGERS,
  'usage:retry': MANAGERS,
  'checklist:set': REVIEW,
  'checklist:review': REVIEW,
  'evidence:submit': DELIVERY,
  'engagement:start': DELIVERY,
  'engagement:log-progress': WORK,
  'progress:correct': WORK,
  'engagement:advance': DELIVERY,
  'engagement:return': DELIVERY,
  'engagement:pass-ball': WORK,
  'engagement:update': DELIVERY,
  'holiday:write': MANAGERS,
  'engagement:take-baseline': MANAGERS,
  'engagement:hold': MANAGERS,
  'engagement:close': MANAGERS,
  'playbook:publish': MANAGERS,
  'milestone:write': WORK,
  'blocker:write': WORK,
  'health:recompute': MANAGERS,
  'alert-rule:write': MANAGERS,
  /** Engineers for engagements of whose team they are. */
  'alert:acknowledge': DELIVERY,
  'health:override': MANAGERS,
  'health-model:write': MANAGERS,
  'backtest:write': MANAGERS,
  /**
   * Partner users upload for their own company's integrations, and read what its users or the services team share with them.
   */
  'upload:write': [...DELIVERY, 'PARTNER'],
  'upload:read': [...STAFF, 'PARTNER'],
  /** Engineers for engagements of whose team they are. */
  'portal:preview': [...MANAGERS, 'ENGINEER', 'AUDITOR'],
  'portal:read': ['PARTNER'],
  'portal:write': ['PARTNER'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof PERMISSIONS;

export function mayCall(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}
