import type { VariablesOf } from '../app/graphql/types';
import type { Draft } from '../app/use-draft';
import { wordOf } from '../domain/words';
import { partnerFields as words } from '../messages/en/acts-partners';
import { Check, FieldRow, Select, TextField } from '../ui/Field';
import { ContactFields } from './ContactFields';
import type { CREATE_PARTNER } from './partner.graphql';

type Input = VariablesOf<typeof CREATE_PARTNER>['input'];

/** What a partner has; null or empty text is nothing. */
export interface PartnerValues {
  readonly name: string;
  readonly kind: Input['kind'];
  readonly tier: NonNullable<Input['tier']>;
  readonly region: string;
  readonly timeZone: string;
  readonly vertical: string;
  readonly internal: boolean;
  readonly contacts: readonly { readonly name: string; readonly role: string; readonly email: string }[];
}

const KINDS: readonly Input['kind'][] = ['BANK', 'FINTECH', 'MERCHANT', 'ENTERPRISE', 'SOFTWARE_VENDOR'];
const TIERS: readonly PartnerValues['tier'][] = ['STRATEGIC', 'GROWTH', 'STANDARD'];
const optionOf = (value: string) => ({ value, label: wordOf(value) });

interface Props {
  readonly draft: Draft<PartnerValues>;
  readonly faultOf: (field: string) => string | undefined;
}

export function PartnerFields({ draft: { values, set, hintOf }, faultOf }: Props) {
  const text = (field: 'name' | 'region' | 'timeZone' | 'vertical', label: string, hint?: string) => (
    <TextField
      label={label}
      value={values[field]}
      onChange={(value) => set(field, value)}
      fault={faultOf(field)}
      {...(hint ? { hint } : {})}
      {...hintOf(field)}
    />
  );
  return (
    <>
      {text('name', words.name)}
      <FieldRow>
        <Select
          label={words.kind}
          value={values.kind}
          onChange={(kind) => set('kind', kind as PartnerValues['kind'])}
          options={KINDS.map(optionOf)}
          fault={faultOf('kind')}
          {...hintOf('kind')}
        />
        <Select
          label={words.tier}
          value={values.tier}
          onChange={(tier) => set('tier', tier as PartnerValues['tier'])}
          options={TIERS.map(optionOf)}
          fault={faultOf('tier')}
          {...hintOf('tier')}
        />
        {text('vertical', words.vertical)}
      </FieldRow>
      <FieldRow>
        {text('region', words.region, words.regionHint)}
        {text('timeZone', words.timeZone, words.timeZoneHint)}
      </FieldRow>
      <Check
        label={words.internal}
        checked={values.internal}
        onChange={(internal) => set('internal', internal)}
      />
      <ContactFields
        contacts={values.contacts}
        onChange={(contacts) => set('contacts', contacts)}
        fault={faultOf('contacts')}
        {...(hintOf('contacts').hint ? { hint: words.contactsChanged } : {})}
      />
    </>
  );
}

/** A contact without anything typed is none. */
export const filled = (contacts: PartnerValues['contacts']) =>
  contacts.filter(({ name, role, email }) => name !== '' || role !== '' || email !== '');
