import { useViewer } from '../../app/viewer';
import { startEngagement as words } from '../../messages/en/acts-start';
import { Button } from '../../ui/Button';
import { FieldRow, Select } from '../../ui/Field';
import type { StartFieldsProps } from './StartFields';
import styles from './start.module.css';

const MOST = 20;

/** Who leads it, and who works on it besides. */
export function TeamFields({ choices, draft: { leadId, teamIds }, change, faultOf }: StartFieldsProps) {
  const { role } = useViewer();
  const options = choices.engineers.nodes.map(({ id, name }) => ({ value: id, label: name }));
  const members = options.filter(({ value }) => teamIds.includes(value) && value !== leadId);
  const free = options.filter(({ value }) => value !== leadId && !teamIds.includes(value));
  return (
    <>
      <FieldRow>
        <Select
          label={words.lead}
          value={leadId}
          none={words.choose}
          options={options}
          onChange={(chosen) => change({ leadId: chosen })}
          fault={faultOf('leadId')}
          {...(role === 'ENGINEER' && { hint: words.onlyOwn })}
        />
        {members.length < MOST - 1 ? (
          <Select
            label={words.team}
            value=""
            none={words.addMember}
            options={free}
            onChange={(id) => change({ teamIds: [...teamIds, id] })}
            fault={faultOf('teamIds')}
          />
        ) : null}
      </FieldRow>
      {members.length > 0 ? (
        <p className={styles['members']}>
          {members.map(({ value, label }) => (
            <Button
              key={value}
              aria-label={words.remove(label)}
              onPress={() => change({ teamIds: teamIds.filter((id) => id !== value) })}
            >
              <bdi>{label}</bdi> <span aria-hidden="true">×</span>
            </Button>
          ))}
        </p>
      ) : null}
    </>
  );
}
