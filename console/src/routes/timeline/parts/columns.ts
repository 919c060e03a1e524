import { wordOf } from '../../../domain/words';
import { timeline as words } from '../../../messages/en/timeline';
import type { Column } from '../../../ui/DataTable';
import type { LaneRow } from '../page.graphql';

const column = (name: string, text: NonNullable<Column<LaneRow>['text']>): Column<LaneRow> => ({
  ...{ name, text, cell: () => null },
});
const names = words.columns;

/** The lanes as a file. */
export const CSV_COLUMNS: readonly Column<LaneRow>[] = [
  column(names.engagement, ({ key }) => key),
  column(names.title, ({ title }) => title),
  column(names.partner, ({ partnerName }) => partnerName),
  column(names.lead, ({ leadName }) => leadName),
  column(names.stage, ({ stage }) => wordOf(stage)),
  column(names.status, ({ status }) => wordOf(status)),
  column(names.health, ({ band }) => (band ? wordOf(band) : null)),
  column(names.started, ({ startedOn }) => startedOn),
  column(names.planned, ({ baselineGoLiveOn }) => baselineGoLiveOn),
  column(names.forecast, ({ forecastGoLiveOn }) => forecastGoLiveOn),
  column(names.probable, ({ p80On }) => p80On),
  column(names.live, ({ actualGoLiveOn }) => actualGoLiveOn),
];
