import type { Role as RoleWord } from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';

export const Role = enumOf<RoleWord>('Role', 'What a user is here to do; it decides what they may.', {
  ADMIN: 'Sets Causeway up.',
  MANAGER: 'Leads the services team and its portfolio.',
  ENGINEER: 'Delivers engagements.',
  COMPLIANCE: 'Clears gates.',
  AUDITOR: 'Reads everything and changes nothing.',
  PARTNER: 'Follows the integrations of their own company.',
});
