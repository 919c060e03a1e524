import type { Draft } from '../app/use-draft';
import { engineerFields as words } from '../messages/en/acts-staffing';
import { FieldRow, TextField } from '../ui/Field';
import { SkillFields, type SkillValue } from './SkillFields';

/** As the fields have them: an empty region is none, hours are text while they are typed. */
export interface EngineerValues {
  readonly name: string;
  readonly timeZone: string;
  readonly region: string;
  readonly hours: string;
  readonly skills: readonly SkillValue[];
}

interface Props {
  readonly draft: Draft<EngineerValues>;
  readonly faultOf: (field: string) => string | undefined;
}

export function EngineerFields({ draft: { values, set, hintOf }, faultOf }: Props) {
  const { hint } = hintOf('skills');
  return (
    <>
      <TextField
        label={words.name}
        value={values.name}
        onChange={(name) => set('name', name)}
        fault={faultOf('name')}
        required
        {...hintOf('name')}
      />
      <FieldRow>
        <TextField
          label={words.timeZone}
          hint={words.timeZoneHint}
          value={values.timeZone}
          onChange={(timeZone) => set('timeZone', timeZone)}
          fault={faultOf('timeZone')}
          required
          {...hintOf('timeZone')}
        />
        <TextField
          label={words.region}
          hint={words.regionHint}
          value={values.region}
          onChange={(region) => set('region', region)}
          fault={faultOf('region')}
          {...hintOf('region')}
        />
        <TextField
          label={words.hours}
          type="number"
          min={1}
          max={80}
          value={values.hours}
          onChange={(hours) => set('hours', hours)}
          fault={faultOf('weeklyCapacityHours')}
          {...hintOf('hours')}
        />
      </FieldRow>
      <SkillFields
        skills={values.skills}
        onChange={(skills) => set('skills', skills)}
        fault={faultOf('skills')}
        {...(hint ? { hint: words.skillsChanged } : {})}
      />
    </>
  );
}

/** Whole hours; null if that is not what was typed. */
export const hoursOf = (text: string): number | null => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : null);

export const skillsInput = (skills: readonly SkillValue[]) =>
  skills.map(({ id, level }) => ({ apiProductId: id, level }));
