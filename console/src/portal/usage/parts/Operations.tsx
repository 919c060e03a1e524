import { useNavigate, useSearch } from '@tanstack/react-router';
import { DownloadCsv } from '../../../app/DownloadCsv';
import type { ResultOf } from '../../../app/graphql/types';
import { countText } from '../../../domain/numbers';
import { wordOf } from '../../../domain/words';
import { usage as words } from '../../../messages/en/portal-usage';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Select } from '../../../ui/Field';
import { Panel } from '../../../ui/Page';
import { Empty } from '../../../ui/States';
import type { OPERATION } from '../page.graphql';
import { ENVIRONMENTS } from '../search';
import { latencyText, rateText } from './Totals';

type Operation = ResultOf<typeof OPERATION>;
const FROM = '/portal/$key/usage';

const nameOf = ({ group, method, path }: Operation): string =>
  group === 'OTHER' || group === 'UNMATCHED' ? words.groups[group] : `${method} ${path}`;
const productOf = ({ apiProduct, version }: Operation): string =>
  apiProduct ? `${apiProduct} ${version ?? ''}` : '';

const COLUMNS: readonly Column<Operation>[] = [
  { name: words.operation, cell: (each) => <code>{nameOf(each)}</code>, text: nameOf },
  { name: words.product, cell: productOf, text: productOf },
  { name: words.calls, cell: ({ calls }) => countText(calls), text: ({ calls }) => calls, numeric: true },
  {
    name: words.errorRate,
    cell: ({ errorRate }) => rateText(errorRate),
    text: ({ errorRate }) => errorRate,
    numeric: true,
  },
  {
    name: words.clientErrors,
    cell: ({ clientErrors }) => countText(clientErrors),
    text: ({ clientErrors }) => clientErrors,
    numeric: true,
  },
  {
    name: words.serverErrors,
    cell: ({ serverErrors }) => countText(serverErrors),
    text: ({ serverErrors }) => serverErrors,
    numeric: true,
  },
  {
    name: words.throttled,
    cell: ({ throttled }) => countText(throttled),
    text: ({ throttled }) => throttled,
    numeric: true,
  },
  { name: words.p95, cell: ({ p95Ms }) => latencyText(p95Ms), text: ({ p95Ms }) => p95Ms, numeric: true },
];

interface Props {
  /** Key of the integration. */
  readonly id: string;
  readonly operations: readonly Operation[];
}

export function Operations({ id, operations }: Props) {
  const { environment } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: FROM });
  const choose = (value: string) =>
    void navigate({
      search: (before) => ({ ...before, environment: ENVIRONMENTS.find((each) => each === value) }),
      replace: true,
    });
  return (
    <Panel
      title={words.byOperation}
      actions={
        <>
          <Select
            label={words.environment}
            none={words.both}
            value={environment ?? ''}
            onChange={choose}
            options={ENVIRONMENTS.map((value) => ({ value, label: wordOf(value) }))}
          />
          <DownloadCsv name={`${id}-operations`} columns={COLUMNS} rows={operations} />
        </>
      }
    >
      {operations.length === 0 ? (
        <Empty>{words.noOperations}</Empty>
      ) : (
        <DataTable
          caption={words.operations}
          columns={COLUMNS}
          rows={operations}
          keyOf={({ group }) => group}
        />
      )}
    </Panel>
  );
}
