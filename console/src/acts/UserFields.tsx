import { EngineerField, type EngineerChoice } from '../app/EngineerField';
import { PartnerField } from '../app/PartnerField';
import type { Role } from '../app/viewer';
import { wordOf } from '../domain/words';
import { inviteUser as words } from '../messages/en/acts-admin';
import { Select } from '../ui/Field';

const ROLES: readonly Role[] = ['ENGINEER', 'MANAGER', 'COMPLIANCE', 'AUDITOR', 'ADMIN', 'PARTNER'];

export interface Standing {
  readonly role: Role;
  readonly partnerId: string;
  readonly engineer: EngineerChoice | null;
}

interface Props {
  readonly value: Standing;
  readonly onChange: (value: Standing) => void;
  readonly faultOf: (field: string) => string | undefined;
}

/** A role, with the company of a partner user or the record of an engineer. */
export const UserFields = ({ value, onChange, faultOf }: Props) => (
  <>
    <Select
      label={words.role}
      value={value.role}
      onChange={(role) => onChange({ ...value, role: role as Role })}
      options={ROLES.map((role) => ({ value: role, label: wordOf(role) }))}
      fault={faultOf('role')}
    />
    {value.role === 'PARTNER' ? (
      <PartnerField
        value={value.partnerId}
        onChange={(partnerId) => onChange({ ...value, partnerId })}
        fault={faultOf('partnerId')}
      />
    ) : null}
    {value.role === 'ENGINEER' ? (
      <EngineerField
        label={words.engineer}
        value={value.engineer}
        onChange={(engineer) => onChange({ ...value, engineer })}
        fault={faultOf('engineerId')}
      />
    ) : null}
  </>
);

/** Null while something that the role needs is missing. */
export function standingInput({ role, partnerId, engineer }: Standing) {
  if (role === 'PARTNER') return partnerId === '' ? null : { role, partnerId };
  if (role === 'ENGINEER') return engineer === null ? null : { role, engineerId: engineer.id };
  return { role };
}
