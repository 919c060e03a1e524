import { ROLES } from './enums.js';
import { PERMISSIONS, type Permission, mayCall } from './permissions.js';

/** The permissions table of domain.md, cell by cell: ADMIN, MANAGER, ENGINEER, COMPLIANCE, AUDITOR, PARTNER. */
const MATRIX: Record<Permission, string> = {
  'viewer:read': 'yes yes yes yes yes yes',
  'node:read': 'yes yes yes yes yes yes',
  'staff:read': 'yes yes yes yes yes no',
  'view:write': 'yes yes yes yes yes no',
  'user:read': 'yes no no no yes no',
  'user:write': 'yes no no no no no',
  'api-key:read': 'yes no no no yes no',
  'api-key:write': 'yes no no no no no',
  'audit:read': 'yes no no no yes no',
  'job:read': 'yes no no no no no',
  'job:write': 'yes no no no no no',
  'catalog:write': 'yes yes no no no no',
  'staffing:write': 'yes yes no no no no',
  'time-off:write': 'yes yes yes no no no',
  'allocation:write': 'yes yes no no no no',
  'partner:write': 'yes yes no no no no',
  'usage:retry': 'yes yes no no no no',
  'checklist:set': 'yes yes no yes no no',
  'checklist:review': 'yes yes no yes no no',
  'evidence:submit': 'yes yes yes no no no',
  'engagement:start': 'yes yes yes no no no',
  'engagement:log-progress': 'yes yes yes yes no no',
  'progress:correct': 'yes yes yes yes no no',
  'engagement:advance': 'yes yes yes no no no',
  'engagement:return': 'yes yes yes no no no',
  'engagement:pass-ball': 'yes yes yes yes no no',
  'engagement:update': 'yes yes yes no no no',
  'holiday:write': 'yes yes no no no no',
  'engagement:take-baseline': 'yes yes no no no no',
  'engagement:hold': 'yes yes no no no no',
  'engagement:close': 'yes yes no no no no',
  'playbook:publish': 'yes yes no no no no',
  'milestone:write': 'yes yes yes yes no no',
  'blocker:write': 'yes yes yes yes no no',
  'health:recompute': 'yes yes no no no no',
  'alert-rule:write': 'yes yes no no no no',
  'alert:acknowledge': 'yes yes yes no no no',
  'health:override': 'yes yes no no no no',
  'health-model:write': 'yes yes no no no no',
  'backtest:write': 'yes yes no no no no',
  'upload:write': 'yes yes yes no no yes',
  'upload:read': 'yes yes yes yes yes yes',
  'portal:preview': 'yes yes yes no yes no',
  'portal:read': 'no no no no no yes',
  'portal:write': 'no no no no no yes',
};
const cells = Object.entries(MATRIX).flatMap(([permission, row]) =>
  row
    .split(' ')
    .map(
      (may, index) => [ROLES[index]!, may === 'yes' ? 'may' : 'may not', permission as Permission] as const,
    ),
);

describe('permissions', () => {
  it('are listed for every permission and every role', () => {
    expect(Object.keys(MATRIX).sort()).toEqual(Object.keys(PERMISSIONS).sort());
    expect(cells).toHaveLength(Object.keys(PERMISSIONS).length * ROLES.length);
  });

  it.each(cells)('%s %s %s', (role, may, permission) => {
    expect(mayCall(role, permission)).toBe(may === 'may');
  });
});
