import { ActDialog } from '../app/ActDialog';
import { useDraft } from '../app/use-draft';
import { updateEngineer as words } from '../messages/en/acts-staffing';
import { EngineerFields, type EngineerValues, hoursOf, skillsInput } from './EngineerFields';
import { UPDATE_ENGINEER } from './engineer.graphql';

interface Props {
  readonly engineer: {
    readonly id: string;
    readonly name: string;
    readonly timeZone: string;
    readonly region: string | null;
    readonly weeklyCapacityHours: number;
    readonly version: number;
    readonly skills: readonly {
      readonly level: number;
      readonly apiProduct: { readonly id: string; readonly name: string };
    }[];
  };
  readonly onClose: () => void;
}

/** Changes an engineer; what others change meanwhile is shown beside it. */
export function UpdateEngineer({ engineer, onClose }: Props) {
  const { id, version, name, timeZone, region, weeklyCapacityHours } = engineer;
  const draft = useDraft<EngineerValues>({
    ...{ name, timeZone, region: region ?? '', hours: String(weeklyCapacityHours) },
    skills: engineer.skills.map(({ apiProduct, level }) => ({
      ...{ id: apiProduct.id, name: apiProduct.name, level },
    })),
  });
  const { hours, region: code, skills, ...changed } = draft.changed;
  const capacity = hours === undefined ? undefined : hoursOf(hours);
  const input =
    !draft.isChanged || capacity === null
      ? null
      : {
          ...{ engineerId: id, expectedVersion: version },
          ...changed,
          ...(code === undefined ? {} : { region: code.trim() === '' ? null : code }),
          ...(capacity === undefined ? {} : { weeklyCapacityHours: capacity }),
          ...(skills === undefined ? {} : { skills: skillsInput(skills) }),
        };
  return (
    <ActDialog
      title={words.title(name)}
      document={UPDATE_ENGINEER}
      input={input}
      verb={words.verb}
      done={(payload) => words.done(payload.solutionEngineer!.name, payload.warnings ?? [])}
      onClose={onClose}
      wide
    >
      {(faultOf) => (
        <>
          <EngineerFields draft={draft} faultOf={faultOf} />
          <p>{words.note}</p>
        </>
      )}
    </ActDialog>
  );
}
