import { pino } from 'pino';
import { QueryRunnerAlreadyReleasedError } from 'typeorm';
import { AppError } from '../../../kernel/errors.js';
import type { Replica } from '../../database/replica.js';
import { LiveTurns } from './live-turns.js';

const coded = (code: string): Error => Object.assign(new Error('From PostgreSQL.'), { code });

describe('a read for a subscription that fails', () => {
  const logged: string[] = [];
  const turns = new LiveTurns(pino({}, { write: (line) => void logged.push(line) }), {
    willTell: () => Promise.resolve(),
  } as unknown as Replica);
  beforeEach(() => void (logged.length = 0));

  it.each<[string, Error, number]>([
    ['as PostgreSQL is gone', coded('57P01'), 1],
    ['as its connection broke', new QueryRunnerAlreadyReleasedError(), 1],
    ['as it took too long', coded('57014'), 1],
    ['for a reason of ours', new TypeError('not a function'), 1],
    ['as too much is waiting', new AppError('RATE_LIMITED', 'Later.', 5), 0],
  ])('%s, is retried', async (_why, error, lines) => {
    expect(await turns.unlessTemporary(Promise.reject(error))).toBeNull();
    expect(logged).toHaveLength(lines);
  });

  it('as one may no longer see it, ends the subscription', async () => {
    const error = new AppError('NOT_FOUND', 'Not there.');
    await expect(turns.unlessTemporary(Promise.reject(error))).rejects.toBe(error);
  });
});
