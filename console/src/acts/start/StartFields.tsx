import { PARTIES, TYPES } from '../../app/engagements/search';
import { oneOf } from '../../app/search';
import { wordOf } from '../../domain/words';
import { startEngagement as words } from '../../messages/en/acts-start';
import { FieldRow, Select, TextField } from '../../ui/Field';
import { ScopeFields } from './ScopeFields';
import { TeamFields } from './TeamFields';
import type { StartDraft } from './draft';
import type { Choices } from './start.graphql';

export interface StartFieldsProps {
  readonly choices: Choices;
  readonly draft: StartDraft;
  readonly change: (changes: Partial<StartDraft>) => void;
  readonly faultOf: (field: string) => string | undefined;
}

interface Props extends StartFieldsProps {
  readonly partnerText: string;
  readonly onPartnerText: (text: string) => void;
}

export function StartFields({ partnerText, onPartnerText, ...props }: Props) {
  const { choices, draft, change, faultOf } = props;
  const partners = choices.partners.nodes;
  const own = partners.find(({ id }) => id === draft.partnerId)?.region ?? '';
  return (
    <>
      {choices.partners.pageInfo.hasNextPage || partnerText !== '' ? (
        <TextField
          label={words.findPartner}
          hint={words.partnerHint}
          type="search"
          value={partnerText}
          onChange={onPartnerText}
          maxLength={100}
        />
      ) : null}
      <FieldRow>
        <Select
          label={words.partner}
          value={draft.partnerId}
          none={words.choose}
          options={partners.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(partnerId) => change({ partnerId })}
          fault={faultOf('partnerId')}
        />
        <TextField
          label={words.name}
          value={draft.title}
          onChange={(title) => change({ title })}
          maxLength={200}
          fault={faultOf('title')}
          required
        />
      </FieldRow>
      <ScopeFields
        choices={choices}
        scope={draft.scope}
        onChange={(scope) => change({ scope })}
        fault={faultOf('scope')}
      />
      <FieldRow>
        <Playbook {...props} />
      </FieldRow>
      <TeamFields {...props} />
      <FieldRow>
        <TextField
          label={words.startOn}
          hint={words.startHint}
          type="date"
          value={draft.startOn}
          onChange={(startOn) => change({ startOn })}
          fault={faultOf('startOn')}
        />
        <TextField
          label={words.region}
          hint={words.regionHint(own)}
          value={draft.region}
          onChange={(region) => change({ region })}
          maxLength={6}
          fault={faultOf('region')}
        />
        <Select
          label={words.firstParty}
          value={draft.firstParty}
          options={PARTIES.map((value) => ({ value, label: wordOf(value) }))}
          onChange={(party) => change({ firstParty: oneOf(PARTIES, party)! })}
          fault={faultOf('firstParty')}
        />
      </FieldRow>
    </>
  );
}

function Playbook({ choices, draft, change, faultOf }: StartFieldsProps) {
  const fitting = choices.playbooks.nodes.filter(({ type }) => type === draft.type);
  return (
    <>
      <Select
        label={words.type}
        value={draft.type}
        options={TYPES.map((value) => ({ value, label: wordOf(value) }))}
        onChange={(type) => change({ type: oneOf(TYPES, type)!, playbookId: '' })}
        fault={faultOf('type')}
      />
      <Select
        label={words.playbook}
        value={draft.playbookId}
        none={words.latest}
        options={fitting.map(({ id, title, version }) => ({
          value: id,
          label: words.playbookName(title, version),
        }))}
        onChange={(playbookId) => change({ playbookId })}
        fault={faultOf('playbookId')}
      />
    </>
  );
}
