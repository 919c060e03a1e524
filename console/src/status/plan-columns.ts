import { wordOf } from '../domain/words';
import { status } from '../messages/en/status';
import type { Column } from '../ui/DataTable';
import type { Milestone } from './types';

const { columns } = status;
const column = (name: string, text: (milestone: Milestone) => string | null): Column<Milestone> => ({
  name,
  cell: text,
  text,
});

/** The plan for a spreadsheet. */
export const PLAN_COLUMNS: readonly Column<Milestone>[] = [
  column(columns.stage, ({ stage }) => wordOf(stage)),
  column(columns.code, ({ code }) => code),
  column(columns.title, ({ title }) => title),
  column(columns.party, ({ party }) => status.party(party)),
  column(columns.planned, ({ baselineDueOn }) => baselineDueOn),
  column(columns.now, ({ forecastDueOn, completedOn }) => completedOn ?? forecastDueOn),
  column(columns.state, ({ status: state }) => wordOf(state)),
  column(columns.blocked, ({ blockedReason }) => blockedReason),
];
