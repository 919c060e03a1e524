import { Injectable } from '@nestjs/common';
import { AppError } from '../../kernel/errors.js';
import { FairQueue } from '../../kernel/fair-queue.js';
import type { Payer } from '../../kernel/payer.js';
import { type Line, TurnForecast } from './domain/turn-forecast.js';

/**
 * Concurrent batches per process, so that ingest leaves connections and memory for other requests and no partner takes
 * every slot. Nobody waits for long, holding a connection and the memory of a body: they are told when to send again.
 */
const LIMITS = {
  atOnce: { all: 2, partner: 1, user: 2 },
  waiting: { partner: 500, user: 500 },
  waitMs: 5_000,
};
const MAX_RETRY_SECONDS = 60;

/** Runs batches of usage in turns, and refuses at once those that would wait too long. */
@Injectable()
export class IngestTurns {
  private readonly limits = structuredClone(LIMITS);
  private readonly queue = new FairQueue(this.limits);
  private readonly forecast = new TurnForecast(LIMITS.atOnce.all, () => performance.now());

  /** @throws AppError RATE_LIMITED if a batch that arrives now would wait too long; call it before reading the body */
  assertRoom(payer: Payer): void {
    const line = lineOf(payer);
    if (this.forecast.waitMs(line) > this.limits.waitMs) throw this.refusal(line);
  }

  /** Runs `act` when it is the payer's turn. @throws AppError RATE_LIMITED if that takes too long */
  async run<T>(payer: Payer, act: () => Promise<T>): Promise<T> {
    this.assertRoom(payer);
    const left = this.forecast.admit(lineOf(payer));
    const end = await this.queue.enter(payer).catch(() => {
      left(null);
      throw this.refusal(lineOf(payer));
    });
    const began = performance.now();
    try {
      return await act();
    } finally {
      end();
      left(performance.now() - began);
    }
  }

  private refusal(line: Line): AppError {
    const seconds = Math.min(Math.max(Math.ceil(this.forecast.waitMs(line) / 1000), 1), MAX_RETRY_SECONDS);
    this.forecast.sendAway(line, seconds * 1000);
    return new AppError(
      'RATE_LIMITED',
      `The server is busy with other batches of usage; send this one again in ${seconds} s.`,
      seconds,
    );
  }
}

/** All keys of a partner wait in one line. */
function lineOf({ user, partner }: Payer): Line {
  const { atOnce } = LIMITS;
  return partner === null ? { name: user, atOnce: atOnce.user } : { name: partner, atOnce: atOnce.partner };
}
