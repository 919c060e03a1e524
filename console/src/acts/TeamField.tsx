import { type EngineerChoice, EngineerField } from '../app/EngineerField';
import { teamField as words } from '../messages/en/acts-engagement';
import { Button } from '../ui/Button';
import styles from './acts.module.css';

interface Props {
  /** Without the lead. */
  readonly team: readonly EngineerChoice[];
  readonly lead: EngineerChoice;
  readonly onChange: (team: readonly EngineerChoice[]) => void;
  readonly fault?: string | undefined;
}

/** Who works on an engagement besides its lead. */
export function TeamField({ team, lead, onChange, fault }: Props) {
  return (
    <fieldset className={styles['group']}>
      <legend>{words.title}</legend>
      {team.length === 0 ? <p className={styles['muted']}>{words.none}</p> : null}
      {team.map((engineer) => (
        <div key={engineer.id} className={styles['links']}>
          <bdi>{engineer.name}</bdi>
          <Button
            kind="quiet"
            aria-label={words.removeOf(engineer.name)}
            onPress={() => onChange(team.filter(({ id }) => id !== engineer.id))}
          >
            {words.remove}
          </Button>
        </div>
      ))}
      <EngineerField
        label={words.add}
        value={null}
        without={[lead, ...team]}
        onChange={(engineer) => (engineer ? onChange([...team, engineer]) : undefined)}
        hint={words.hint}
        fault={fault}
      />
    </fieldset>
  );
}
