import { type EngagementStage, type HealthBand, HEALTH_BANDS, STAGES } from '../../../kernel/enums.js';

/** Engagements counted together, with the sums that averages are computed from. */
export interface Cell {
  readonly band: HealthBand;
  readonly engagements: number;
  /** Number of engagements with a score. */
  readonly scored: number;
  readonly scoreSum: number;
}
export interface StageCell extends Cell {
  readonly stage: EngagementStage;
  /** Working days late, summed over the engagements that are late. */
  readonly lateDays: number;
}
export interface GroupCell extends Cell {
  readonly key: string;
  readonly label: string;
}

export interface BandCountOf {
  readonly band: HealthBand;
  readonly engagements: number;
}
interface Counted {
  readonly engagements: number;
  /** Mean of the available scores, 0-100; null if there is none. */
  readonly averageScore: number | null;
  readonly bands: readonly BandCountOf[];
}
export interface GroupOf extends Counted {
  readonly key: string;
  readonly label: string;
}
export interface PortfolioOf extends Counted {
  readonly lateDays: number;
  readonly stages: readonly { readonly stage: EngagementStage; readonly engagements: number }[];
  readonly groups: readonly GroupOf[];
}

/** Builds the portfolio from its cells; bands and stages without engagements count 0. */
export function portfolioOf(cells: readonly StageCell[], groups: readonly GroupCell[]): PortfolioOf {
  return {
    ...counted(cells),
    lateDays: sum(cells, (cell) => cell.lateDays),
    stages: STAGES.map((stage) => ({
      stage,
      engagements: engagementsOf(cells.filter((cell) => cell.stage === stage)),
    })),
    groups: groupsOf(groups),
  };
}

/** Groups in the order of their first cells. */
function groupsOf(cells: readonly GroupCell[]): GroupOf[] {
  const labels = new Map(cells.map(({ key, label }) => [key, label]));
  return [...labels].map(([key, label]) => ({
    key,
    label,
    ...counted(cells.filter((cell) => cell.key === key)),
  }));
}

function counted(cells: readonly Cell[]): Counted {
  const scored = sum(cells, (cell) => cell.scored);
  return {
    engagements: engagementsOf(cells),
    averageScore: scored === 0 ? null : sum(cells, (cell) => cell.scoreSum) / scored,
    bands: HEALTH_BANDS.map((band) => ({
      band,
      engagements: engagementsOf(cells.filter((cell) => cell.band === band)),
    })),
  };
}

function engagementsOf(cells: readonly Cell[]): number {
  return sum(cells, (cell) => cell.engagements);
}

function sum<C>(cells: readonly C[], of: (cell: C) => number): number {
  return cells.reduce((total, cell) => total + of(cell), 0);
}
