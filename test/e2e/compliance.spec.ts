import { readsAndChangesNothing } from '../support/reading-staff.js';

readsAndChangesNothing('a compliance reviewer', 'compliance@causeway.example', 'COMPLIANCE', [
  'apiKeys',
  'auditLog',
  'jobs',
  'users',
]);
