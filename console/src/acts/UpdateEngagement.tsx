import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { type EngineerChoice, EngineerField } from '../app/EngineerField';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { usePreview } from '../app/graphql/use-preview';
import { useDraft } from '../app/use-draft';
import { updateEngagement as words } from '../messages/en/acts-engagement';
import { Check, FieldRow, TextField } from '../ui/Field';
import { ScopeOfEngagement } from './ScopeOfEngagement';
import { TeamField } from './TeamField';
import type { InScope } from './start/scope';
import { MOVE_PREVIEW, MovePreview } from './MovePreview';

const UPDATE_ENGAGEMENT = graphql(
  `
    mutation UpdateEngagement($input: UpdateEngagementInput!) {
      updateEngagement(input: $input) {
        engagement {
          id
          version
          title
          region
          timeZone
          shareForecast
        }
        warnings
        preview {
          ...MovePreview
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `,
  [MOVE_PREVIEW],
);

type Input = VariablesOf<typeof UPDATE_ENGAGEMENT>['input'];

interface Props {
  readonly engagement: {
    readonly id: string;
    readonly key: string;
    readonly version: number;
    readonly title: string;
    readonly region: string;
    readonly timeZone: string;
    readonly shareForecast: boolean;
    readonly lead: EngineerChoice;
    readonly team: readonly EngineerChoice[];
  };
  readonly onClose: () => void;
}

/** Changes that are previewed: everything but the title. */
const PREVIEWED = ['leadId', 'teamIds', 'scope', 'region', 'timeZone'];

/** Title, people, calendar and scope of an engagement. */
export function UpdateEngagement({ engagement, onClose }: Props) {
  const { id, key, version, title, region, timeZone, shareForecast, lead, team } = engagement;
  const people: Pick<Props['engagement'], 'lead' | 'team'> = { lead: chosen(lead), team: team.map(chosen) };
  const draft = useDraft({ title, region, timeZone, shareForecast, ...people });
  const { values, set, changed, isChanged, hintOf } = draft;
  const [scope, setScope] = useState<readonly InScope[] | null>(null);
  const { lead: newLead, team: newTeam, ...rest } = changed;
  const input: Input | null =
    isChanged || scope
      ? {
          engagementId: id,
          expectedVersion: version,
          ...rest,
          ...(newLead ? { leadId: newLead.id } : {}),
          ...(scope ? { scope: [...scope] } : {}),
          ...(newTeam ? { teamIds: newTeam.map((each) => each.id) } : {}),
        }
      : null;
  const asked = input && Object.keys(input).some((name) => PREVIEWED.includes(name)) ? input : null;
  const preview = usePreview(UPDATE_ENGAGEMENT, asked && { ...asked, dryRun: true });
  return (
    <ActDialog
      title={words.title(key)}
      document={UPDATE_ENGAGEMENT}
      input={input}
      verb={words.verb}
      done={({ warnings }) => [words.done, ...(warnings ?? [])].join(' ')}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <TextField
            label={words.name}
            value={values.title}
            onChange={(value) => set('title', value)}
            fault={faultOf('title')}
            {...hintOf('title')}
          />
          <EngineerField
            label={words.lead}
            value={values.lead}
            onChange={(value) => (value ? set('lead', value) : undefined)}
            fault={faultOf('leadId')}
          />
          <TeamField
            team={values.team.filter((each) => each.id !== values.lead.id)}
            lead={values.lead}
            onChange={(value) => set('team', value)}
            fault={faultOf('teamIds')}
          />
          <FieldRow>
            <TextField
              label={words.region}
              hint={words.regionHint}
              value={values.region}
              onChange={(value) => set('region', value)}
              fault={faultOf('region')}
              {...hintOf('region')}
            />
            <TextField
              label={words.timeZone}
              hint={words.timeZoneHint}
              value={values.timeZone}
              onChange={(value) => set('timeZone', value)}
              fault={faultOf('timeZone')}
              {...hintOf('timeZone')}
            />
          </FieldRow>
          <ScopeOfEngagement
            engagement={key}
            scope={scope}
            onChange={setScope}
            fault={
              faultOf('scope') ?? preview.userErrors.find(({ field }) => field?.[1] === 'scope')?.message
            }
          />
          <Check
            label={words.shareForecast}
            checked={values.shareForecast}
            onChange={(value) => set('shareForecast', value)}
          />
          {asked ? (
            <MovePreview preview={preview}>
              {({ warnings }) => (warnings ?? []).map((warning) => <p key={warning}>{warning}</p>)}
            </MovePreview>
          ) : null}
        </>
      )}
    </ActDialog>
  );
}

const chosen = ({ id, name }: EngineerChoice): EngineerChoice => ({ id, name });
