import type { Viewer } from '../../../../kernel/viewer.js';
import { currentContext, type RequestContext } from '../../../base/request-context.js';
import { clientError } from '../../../database/client-error.js';
import { PreparedNames } from '../../../database/prepared-names.js';
import type { Statement } from '../../../database/scoped-read.js';
import { sideBySide } from '../../../database/side-by-side.js';

type Answer = (viewer: Viewer, statement: Statement) => Promise<unknown>;

interface Asked {
  readonly viewer: Viewer;
  readonly statement: Statement;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Reads the objects of a mutation's payload in one statement. The executor asks for all of them before it waits for one, so what
 * a request asks for until then goes together.
 */
export class ReadsTogether {
  private readonly asked = new WeakMap<RequestContext, Asked[]>();
  private readonly names = new PreparedNames('payload', 100);

  constructor(private readonly answer: Answer) {}

  ask(viewer: Viewer, statement: Statement): Promise<unknown> {
    const context = currentContext();
    if (!context) return this.answer(viewer, statement);
    return new Promise((resolve, reject) => {
      const asked = this.asked.get(context) ?? this.begin(context);
      asked.push({ viewer, statement, resolve, reject });
    });
  }

  private begin(context: RequestContext): Asked[] {
    const asked: Asked[] = [];
    this.asked.set(context, asked);
    process.nextTick(() => {
      this.asked.delete(context);
      void this.send(asked);
    });
    return asked;
  }

  private async send(asked: readonly Asked[]): Promise<void> {
    if (asked.length === 1) return this.sendEach(asked);
    const statement = asOne(asked.map((each) => each.statement));
    const named = { ...statement, name: this.names.of(statement.text) };
    try {
      const answers = (await this.answer(asked[0]!.viewer, named)) as unknown[];
      asked.forEach(({ resolve }, index) => resolve(answers[index]));
    } catch (error) {
      // A database that is busy or away is not asked again. Otherwise one that cannot be read must not fail the others.
      if (isTrouble(error)) for (const { reject } of asked) reject(error);
      else this.sendEach(asked);
    }
  }

  private sendEach(asked: readonly Asked[]): void {
    for (const { viewer, statement, resolve, reject } of asked)
      this.answer(viewer, statement).then(resolve, reject);
  }
}

function isTrouble(error: unknown): boolean {
  const code = clientError(error)?.code;
  return code === 'RATE_LIMITED' || code === 'UNAVAILABLE';
}

/** Each statement returns one row with the JSON text `answer`, or none. */
function asOne(statements: readonly Statement[]): Omit<Statement, 'name'> {
  const parts = sideBySide(statements).map((text) => `coalesce((${text}), 'null')`);
  return {
    text: `select '[' || ${parts.join(` || ',' || `)} || ']' as answer`,
    values: statements.flatMap(({ values }) => values),
  };
}
