import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { AppError } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import { type LocalDate, daysBetween, isLocalDate, mondayOf } from '../../kernel/local-date.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { assertInOrder } from '../../platform/graphql/day-range.js';
import { applyFilter } from '../../platform/graphql/reads/lists/filters.js';
import { assertPageSize } from '../../platform/graphql/reads/lists/page-size.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { ENGINEER_FILTER } from '../staffing/index.js';
import { EngineerWorkload, EngineerWorkloadArgs } from './engineer-workload.graphql.js';
import { workloadRoot } from './engineer-workload.query.js';

const MAX_WEEKS = 26;

@Resolver()
export class EngineerWorkloadResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => [EngineerWorkload], {
    description: 'Allocated and logged hours of solution engineers against their capacity, by name.',
  })
  engineerWorkload(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => EngineerWorkloadArgs }) args: EngineerWorkloadArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { firstMonday, lastMonday } = mondaysOf(args);
    const first = assertPageSize(args.first, 'engineerWorkload');
    const after = typeof args.after === 'string' ? engineerOf(args.after) : null;
    const filtered = applyFilter(ENGINEER_FILTER, args.filter);
    const values = { ...filtered.values, firstMonday, lastMonday, first, after };
    return this.reads.read(viewer, info, workloadRoot(filtered, after !== null), values);
  }
}

/** @throws AppError BAD_USER_INPUT if the range is empty or too long */
function mondaysOf({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }) {
  if (!isLocalDate(from) || !isLocalDate(to))
    throw new AppError('BAD_USER_INPUT', '`from` and `to` must be between the years 0001 and 9999.');
  assertInOrder(from, to);
  const [firstMonday, lastMonday] = [mondayOf(from), mondayOf(to)];
  if (daysBetween(firstMonday, lastMonday) >= MAX_WEEKS * 7)
    throw new AppError('BAD_USER_INPUT', `The range can cover at most ${MAX_WEEKS} weeks.`);
  return { firstMonday, lastMonday };
}

function engineerOf(typeId: string): string {
  const id = fromTypeId('engineer', typeId);
  if (id === null) throw new AppError('BAD_USER_INPUT', '`after` must be the ID of a solution engineer.');
  return id;
}
