import { ActDialog } from '../app/ActDialog';
import type { VariablesOf } from '../app/graphql/types';
import { useDraft } from '../app/use-draft';
import { editMilestone as words } from '../messages/en/acts-plan';
import { Check, FieldRow, TextArea, TextField } from '../ui/Field';
import { type Link, LinksField, type Linkable } from './LinksField';
import { MilestonePreview } from './milestone-preview-later';
import { UPDATE_MILESTONE } from './update-milestone.graphql';

type Input = VariablesOf<typeof UPDATE_MILESTONE>['input'];

interface Props {
  readonly milestone: Linkable & {
    readonly version: number;
    readonly party: string;
    readonly assignee: string | null;
    readonly weight: number;
    readonly visibility: 'INTERNAL' | 'PARTNER';
    readonly startedOn: string | null;
    readonly completedOn: string | null;
    readonly dependsOn: readonly { readonly lagDays: number; readonly milestone: { readonly id: string } }[];
  };
  /** The milestones of its plan. */
  readonly others: readonly Linkable[];
  readonly onClose: () => void;
}

/** Everything of a milestone but its status and what moves its dates by a decision. */
export function EditMilestone({ milestone, others, onClose }: Props) {
  const draft = useDraft(fieldsOf(milestone));
  const { values, set, hintOf } = draft;
  const input = inputOf(milestone, draft.changed);
  return (
    <ActDialog
      title={words.title(milestone.code)}
      document={UPDATE_MILESTONE}
      input={input}
      verb={words.verb}
      done={words.done(milestone.code)}
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
          <FieldRow>
            <TextField
              label={words.assignee}
              value={values.assignee}
              onChange={(value) => set('assignee', value)}
              fault={faultOf('assignee')}
              {...hintOf('assignee')}
            />
            <TextField
              label={words.weight}
              type="number"
              min={0}
              max={1000}
              value={values.weight}
              onChange={(value) => set('weight', value)}
              fault={faultOf('weight')}
              {...hintOf('weight')}
            />
          </FieldRow>
          <FieldRow>
            {milestone.startedOn === null ? null : (
              <TextField
                label={words.started}
                type="date"
                value={values.startedOn}
                onChange={(value) => set('startedOn', value)}
                fault={faultOf('startedOn')}
                {...hintOf('startedOn')}
              />
            )}
            {milestone.completedOn === null ? null : (
              <TextField
                label={words.completed}
                type="date"
                value={values.completedOn}
                onChange={(value) => set('completedOn', value)}
                fault={faultOf('completedOn')}
                {...hintOf('completedOn')}
              />
            )}
          </FieldRow>
          <LinksField
            links={values.links}
            onChange={(value) => set('links', value)}
            others={others.filter(({ id }) => id !== milestone.id)}
            fault={faultOf('dependsOn')}
          />
          <Check
            label={words.partner}
            checked={values.isVisible}
            onChange={(value) => set('isVisible', value)}
          />
          {milestone.party === 'COMPLIANCE' ? (
            <TextArea
              label={words.reason}
              hint={words.reasonHint}
              rows={2}
              value={values.reason}
              onChange={(value) => set('reason', value)}
              fault={faultOf('reason')}
            />
          ) : null}
          {input && movesPlan(input) ? <MilestonePreview input={input} /> : null}
        </>
      )}
    </ActDialog>
  );
}

/** Whether dates of other milestones may change with it. */
const movesPlan = (input: Input): boolean =>
  'startedOn' in input || 'completedOn' in input || 'dependsOn' in input;

interface Fields {
  readonly title: string;
  readonly assignee: string;
  readonly weight: string;
  readonly startedOn: string;
  readonly completedOn: string;
  readonly isVisible: boolean;
  readonly links: readonly Link[];
  readonly reason: string;
}

const fieldsOf = (milestone: Props['milestone']): Fields => ({
  title: milestone.title,
  assignee: milestone.assignee ?? '',
  weight: String(milestone.weight),
  startedOn: milestone.startedOn ?? '',
  completedOn: milestone.completedOn ?? '',
  isVisible: milestone.visibility === 'PARTNER',
  links: milestone.dependsOn.map(({ lagDays, milestone: { id } }) => ({ milestoneId: id, lagDays })),
  reason: '',
});

/** Null if nothing but the reason was changed. */
function inputOf({ id, version }: Props['milestone'], changed: Partial<Fields>): Input | null {
  const { assignee, weight, isVisible, links, reason, ...rest } = changed;
  const input = {
    ...rest,
    ...(assignee === undefined ? {} : { assignee: assignee === '' ? null : assignee }),
    ...(weight === undefined ? {} : { weight: Math.round(Number(weight)) }),
    ...(isVisible === undefined
      ? {}
      : { visibility: isVisible ? ('PARTNER' as const) : ('INTERNAL' as const) }),
    ...(links === undefined ? {} : { dependsOn: [...links] }),
  };
  if (Object.keys(input).length === 0) return null;
  return { milestoneId: id, expectedVersion: version, ...input, ...(reason ? { reason } : {}) };
}
