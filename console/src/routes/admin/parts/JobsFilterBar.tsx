import { oneOf } from '../../../app/search';
import { wordOf } from '../../../domain/words';
import { admin } from '../../../messages/en/admin';
import { FieldRow, Select } from '../../../ui/Field';
import { JOB_STATES, QUEUES } from '../rows';
import type { PartProps } from './part';

const words = admin.jobsFilter;

export const JobsFilterBar = ({ search, change }: PartProps) => (
  <section aria-label={words.label}>
    <FieldRow>
      <Select
        label={words.queue}
        none={words.all}
        value={search.queue ?? ''}
        onChange={(value) => change({ queue: oneOf(QUEUES, value) })}
        options={QUEUES.map((value) => ({ value, label: value }))}
      />
      <Select
        label={words.state}
        none={words.all}
        value={search.job ?? ''}
        onChange={(value) => change({ job: oneOf(JOB_STATES, value) })}
        options={JOB_STATES.map((value) => ({ value, label: wordOf(value) }))}
      />
    </FieldRow>
  </section>
);
