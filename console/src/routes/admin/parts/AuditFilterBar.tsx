import { admin } from '../../../messages/en/admin';
import { Button } from '../../../ui/Button';
import { FieldRow, TextField } from '../../../ui/Field';
import { OneSelect } from '../../../ui/OneSelect';
import { TypedField } from '../../../ui/TypedField';
import { ACTORS, isAction, isId } from '../rows';
import type { PartProps } from './part';

const words = admin.auditFilter;
const ALL = {
  actor: undefined,
  kinds: undefined,
  subject: undefined,
  action: undefined,
  from: undefined,
  to: undefined,
};

/** Which entries are listed; all of it is in the address. Names, actions and objects in the list set it too. */
export const AuditFilterBar = ({ search, change }: PartProps) => (
  <section aria-label={words.label}>
    <FieldRow>
      <TypedField
        label={words.actor}
        placeholder="usr_…"
        value={search.actor}
        isComplete={isId}
        onTyped={(actor) => change({ actor }, true)}
      />
      <OneSelect
        label={words.kind}
        all={words.all}
        value={search.kinds}
        values={ACTORS}
        onChange={(kinds) => change({ kinds })}
      />
      <TypedField
        label={words.action}
        placeholder="user.invite"
        value={search.action}
        isComplete={isAction}
        onTyped={(action) => change({ action }, true)}
      />
      <TypedField
        label={words.subject}
        placeholder="eng_…"
        value={search.subject}
        isComplete={isId}
        onTyped={(subject) => change({ subject }, true)}
      />
      <TextField
        label={words.from}
        type="date"
        value={search.from ?? ''}
        onChange={(day) => change({ from: day === '' ? undefined : day }, true)}
      />
      <TextField
        label={words.to}
        type="date"
        value={search.to ?? ''}
        onChange={(day) => change({ to: day === '' ? undefined : day }, true)}
      />
    </FieldRow>
    {Object.keys(ALL).some((name) => search[name as keyof typeof ALL] !== undefined) ? (
      <Button kind="quiet" onPress={() => change(ALL)}>
        {words.clear}
      </Button>
    ) : null}
  </section>
);
