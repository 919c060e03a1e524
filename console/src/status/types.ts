import type { ResultOf } from '../app/graphql/types';
import type { MILESTONE, STATUS, STEP } from './status.graphql';

export type Status = ResultOf<typeof STATUS>;
export type Step = ResultOf<typeof STEP>;
export type Milestone = ResultOf<typeof MILESTONE>;
export type Stage = Status['stage'];
