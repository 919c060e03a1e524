import { type Client, type Exchange, type Operation, makeOperation } from 'urql';
import { pipe, tap } from 'wonka';

const SETTLE_MS = 300;

/** When a query on the screen is asked again by itself; always unless its context says otherwise. */
export type AskedAgain = 'always' | 'after-reconnecting' | 'never';

/** The queries of what is on the screen, so that they can be asked again. */
export class Screen {
  readonly operations = new Map<number, Operation>();
  client: Client | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;

  private hasReconnected = false;

  /** After a lost connection. */
  readonly catchUp = (): void => {
    this.hasReconnected = true;
    this.refresh();
  };

  /** Asks again what is shown, at most every 300 ms; what is shown stays until the answer is there. */
  readonly refresh = (): void => {
    this.timer ??= setTimeout(() => {
      const when: readonly AskedAgain[] = this.hasReconnected ? ['always', 'after-reconnecting'] : ['always'];
      this.hasReconnected = false;
      this.timer = null;
      for (const operation of this.operations.values())
        if (when.includes(askedAgain(operation)))
          this.client?.reexecuteOperation(
            makeOperation('query', operation, { ...operation.context, requestPolicy: 'network-only' }),
          );
    }, SETTLE_MS);
  };
}

const askedAgain = ({ context }: Operation) => (context['askedAgain'] ?? 'always') as AskedAgain;

export const screenExchange =
  (screen: Screen): Exchange =>
  ({ forward }) =>
  (operations$) =>
    forward(
      pipe(
        operations$,
        tap((operation) => {
          if (operation.kind === 'query') screen.operations.set(operation.key, operation);
          if (operation.kind === 'teardown') screen.operations.delete(operation.key);
        }),
      ),
    );
