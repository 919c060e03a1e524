import type { Role as RoleWord } from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';

export const Role = enumOf<RoleWord>('Role', 'Role of a user, which determines their permissions.', {
  ADMIN: 'Administers Causeway.',
  MANAGER: 'Leads the services team and its portfolio.',
  ENGINEER: 'Works on engagements.',
  COMPLIANCE: 'Reviews launch checklist evidence.',
  AUDITOR: 'Can read everything and change nothing.',
  PARTNER: "Works on their own company's integrations in the portal.",
});
