import { usePageQuery } from '../app/graphql/use-api';
import { engineerFields as words } from '../messages/en/acts-staffing';
import { Button } from '../ui/Button';
import { FieldRow, Select } from '../ui/Field';
import styles from './Rows.module.css';
import { PRODUCTS_TO_CHOOSE } from './credential.graphql';

/** An API product that an engineer knows, and how well: 1 to 5. */
export interface SkillValue {
  readonly id: string;
  readonly name: string;
  readonly level: number;
}

interface Props {
  readonly skills: readonly SkillValue[];
  readonly onChange: (skills: readonly SkillValue[]) => void;
  readonly hint?: string;
  readonly fault: string | undefined;
}

const LEVELS = ['1', '2', '3', '4', '5'] as const;
const USUAL_LEVEL = 3;

export function SkillFields({ skills, onChange, hint, fault }: Props) {
  const { data } = usePageQuery(PRODUCTS_TO_CHOOSE, { first: 100 });
  const others = (data?.apiProducts.nodes ?? []).filter(({ id }) => skills.every((each) => each.id !== id));
  const add = (id: string) => {
    const product = others.find((each) => each.id === id);
    if (product) onChange([...skills, { ...product, level: USUAL_LEVEL }]);
  };
  return (
    <fieldset className={styles['rows']}>
      <legend>{words.skills}</legend>
      {skills.map((skill) => (
        <div key={skill.id} className={styles['row']}>
          <FieldRow>
            <Select
              label={skill.name}
              value={String(skill.level)}
              onChange={(level) =>
                onChange(skills.map((each) => (each === skill ? { ...skill, level: Number(level) } : each)))
              }
              options={LEVELS.map((value) => ({ value, label: words.levels[value] }))}
            />
          </FieldRow>
          <Button
            kind="quiet"
            aria-label={words.removeSkill(skill.name)}
            onPress={() => onChange(skills.filter((each) => each !== skill))}
          >
            ×
          </Button>
        </div>
      ))}
      <Select
        label={words.addSkill}
        none={words.choose}
        value=""
        onChange={add}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {hint ? <p className={styles['hint']}>{hint}</p> : null}
      {fault ? <p className={styles['fault']}>{fault}</p> : null}
    </fieldset>
  );
}
