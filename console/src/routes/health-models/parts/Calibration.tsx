import { DownloadCsv } from '../../../app/DownloadCsv';
import { shareText } from '../../../domain/numbers';
import { wordOf } from '../../../domain/words';
import { calibration as words } from '../../../messages/en/calibration';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Panel } from '../../../ui/Page';
import type { CalibrationStage } from '../backtests.graphql';
import styles from './models.module.css';

const COLUMNS: readonly Column<CalibrationStage>[] = [
  { name: words.stage, cell: ({ stage }) => wordOf(stage), text: ({ stage }) => wordOf(stage) },
  { name: words.n, numeric: true, cell: ({ n }) => n, text: ({ n }) => n },
  {
    name: words.share,
    numeric: true,
    cell: ({ share, tooFew }) =>
      share !== null ? shareText(share) : tooFew ? words.few(tooFew.n, tooFew.needed) : '—',
    text: ({ share }) => share,
  },
];

/** How often go-live came by the day that was forecast. */
export const Calibration = ({ stages }: { readonly stages: readonly CalibrationStage[] }) => (
  <Panel
    title={words.title}
    actions={<DownloadCsv name="go-live-calibration" columns={COLUMNS} rows={stages} />}
  >
    <p className={styles['muted']}>{words.what}</p>
    <DataTable caption={words.caption} columns={COLUMNS} rows={stages} keyOf={({ stage }) => stage} />
  </Panel>
);
