import { Controller, Get, Inject, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import type { Viewer } from '../../kernel/viewer.js';
import type { WithViewer } from '../../platform/auth/access.guard.js';
import { Allow } from '../../platform/auth/allow.js';
import { LOGGER } from '../../platform/base/runtime.js';
import { OwnQueries } from '../../platform/graphql/own-queries.js';
import { RequestShares } from '../../platform/graphql/request-shares.js';
import { type Row, csvStream } from './csv-stream.js';
import type { Ask, Metric } from './export-metric.js';
import { METRICS, type MetricName } from './export-metrics.js';
import { readParameters, word } from './export-parameters.js';

const NAMES = Object.keys(METRICS) as MetricName[];

@Controller('export')
export class ExportAdoptionController {
  constructor(
    private readonly queries: OwnQueries,
    private readonly shares: RequestShares,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** An answer about adoption as CSV: the rows that the query of the same name gives the viewer. */
  @Allow('staff:read')
  @Get('adoption.csv')
  async export(
    @Req() request: WithViewer,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: unknown,
  ): Promise<StreamableFile> {
    const viewer: Viewer = request.viewer!;
    const { name, metric, given } = readExport(query as Readonly<Record<string, unknown>>);
    await this.shares.enter(viewer, reply);
    const ask: Ask = (document, variables) => this.queries.ask(viewer, document, variables);
    const rows = await begun(metric.rows(ask, given));
    void reply.headers({ 'cache-control': 'private, no-store' });
    const failed = (error: Error) => this.logger.error({ detail: error.stack }, 'export ended early');
    return new StreamableFile(csvStream(metric.columns, rows, failed), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${fileNameOf(name, given)}"`,
    });
  }
}

interface Export {
  readonly name: MetricName;
  readonly metric: Metric;
  readonly given: Readonly<Record<string, unknown>>;
}

/** @throws AppError BAD_USER_INPUT with everything that is wrong */
function readExport({ metric: named, ...given }: Readonly<Record<string, unknown>>): Export {
  const { metric: name } = readParameters({ metric: named }, { metric: word(NAMES) });
  const metric: Metric = METRICS[name];
  return { name, metric, given: readParameters(given, metric.shape) };
}

/** The rows, the first of which has been read, so that what is wrong is answered before anything is sent. */
async function begun(rows: AsyncIterable<Row>): Promise<AsyncIterable<Row>> {
  const iterator = rows[Symbol.asyncIterator]();
  let next: Promise<IteratorResult<Row>> | undefined = Promise.resolve(await iterator.next());
  return {
    [Symbol.asyncIterator]: () => ({
      next: () => {
        const first = next;
        next = undefined;
        return first ?? iterator.next();
      },
      return: async () => (await iterator.return?.()) ?? { done: true, value: undefined },
    }),
  };
}

/** Days have been checked, so the name needs no quoting. */
function fileNameOf(name: MetricName, { from, to }: Readonly<Record<string, unknown>>): string {
  return `${['adoption', name, from, to].filter((part) => typeof part === 'string').join('-')}.csv`;
}
