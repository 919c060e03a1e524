import { wordOf } from '../domain/words';
import { instantOfField, nowForField } from '../domain/instants';
import { credentialFields as words } from '../messages/en/acts-partners';
import { FieldRow, Select, TextField } from '../ui/Field';

export interface CredentialValues {
  readonly clientId: string;
  readonly environment: 'SANDBOX' | 'PRODUCTION';
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly fingerprint: string;
}

export const newCredential = (environment: CredentialValues['environment']): CredentialValues => ({
  ...{ clientId: '', environment, issuedAt: nowForField(), expiresAt: '', fingerprint: '' },
});

/** As the API takes it, but for the environment; null while something that is needed is missing. */
export function credentialInput({ clientId, issuedAt, expiresAt, fingerprint }: CredentialValues) {
  const issued = instantOfField(issuedAt);
  if (clientId.trim() === '' || issued === null) return null;
  const expires = instantOfField(expiresAt);
  return {
    ...{ clientId, issuedAt: issued },
    ...(expires === null ? {} : { expiresAt: expires }),
    ...(fingerprint.trim() === '' ? {} : { fingerprint }),
  };
}

interface Props {
  readonly values: CredentialValues;
  readonly onChange: (values: CredentialValues) => void;
  readonly faultOf: (field: string) => string | undefined;
  /** Whether it keeps the environment of the one that it replaces. */
  readonly fixed?: boolean;
}

export function CredentialFields({ values, onChange, faultOf, fixed = false }: Props) {
  const set = (changes: Partial<CredentialValues>) => onChange({ ...values, ...changes });
  return (
    <>
      <FieldRow>
        <TextField
          label={words.clientId}
          hint={words.clientIdHint}
          value={values.clientId}
          onChange={(clientId) => set({ clientId })}
          fault={faultOf('clientId')}
        />
        {fixed ? null : (
          <Select
            label={words.environment}
            value={values.environment}
            onChange={(environment) => set({ environment: environment as CredentialValues['environment'] })}
            options={(['SANDBOX', 'PRODUCTION'] as const).map((value) => ({ value, label: wordOf(value) }))}
          />
        )}
      </FieldRow>
      <FieldRow>
        <TextField
          label={words.issuedAt}
          type="datetime-local"
          value={values.issuedAt}
          onChange={(issuedAt) => set({ issuedAt })}
          fault={faultOf('issuedAt')}
        />
        <TextField
          label={words.expiresAt}
          hint={words.expiresHint}
          type="datetime-local"
          value={values.expiresAt}
          onChange={(expiresAt) => set({ expiresAt })}
          fault={faultOf('expiresAt')}
        />
        <TextField
          label={words.fingerprint}
          hint={words.fingerprintHint}
          value={values.fingerprint}
          onChange={(fingerprint) => set({ fingerprint })}
          fault={faultOf('fingerprint')}
        />
      </FieldRow>
    </>
  );
}
