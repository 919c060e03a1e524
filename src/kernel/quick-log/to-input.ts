import type { Party, ProgressKindWord, Severity, Visibility } from '../enums.js';
import type { LocalDate } from '../local-date.js';
import { shortened } from '../text.js';
import { listed } from './choice.js';
import type { Problem, QuickBlocker, QuickLog, Token } from './quick-log.js';

/** What a client has read of the engagement. */
export interface Found {
  readonly id: string;
  /** The party that has the ball; null if no one has. */
  readonly ball: Party | null;
  readonly milestones: readonly { readonly id: string; readonly code: string }[];
  readonly blockers: readonly {
    readonly id: string;
    readonly reason: string;
    readonly isOpen: boolean;
  }[];
}

/** The variables of `logProgress`; what the line does not say is omitted. */
export interface LogInput {
  readonly engagementId: string;
  readonly text: string;
  readonly minutes: number;
  readonly kind: ProgressKindWord;
  readonly visibility: Visibility;
  readonly day?: LocalDate;
  readonly milestoneId?: string;
  readonly startMilestoneIds?: readonly string[];
  readonly completeMilestoneIds?: readonly string[];
  readonly raise?: readonly NewBlocker[];
  readonly resolve?: readonly { readonly blockerId: string; readonly resolution: string }[];
  readonly passBallTo?: Party;
  readonly reason?: string;
}
interface NewBlocker {
  readonly severity: Severity;
  readonly party: Party;
  readonly reason: string;
  readonly visibility: Visibility;
  readonly milestoneId?: string;
  readonly commitmentOn?: LocalDate;
}

/** Longest part of a blocker's reason in a message, in characters. */
const QUOTED = 40;
/** Characters of a blocker's id that tell it apart. */
const ID_END = 6;

/**
 * Turns what a line says into the variables of `logProgress`.
 * @param tokens of the line, to place problems in it
 * @returns problems if the engagement lacks what the line names
 */
export function toInput(
  log: QuickLog,
  found: Found,
  tokens: readonly Token[] = [],
): { readonly input: LogInput } | { readonly problems: readonly Problem[] } {
  return new InputMaker(log, found, tokens).make();
}

/** How `resolve:` names a blocker. */
export const shortId = (id: string): string => id.slice(-ID_END);

class InputMaker {
  private readonly problems: Problem[] = [];

  constructor(
    private readonly log: QuickLog,
    private readonly found: Found,
    private readonly tokens: readonly Token[],
  ) {}

  make(): { input: LogInput } | { problems: Problem[] } {
    const { text, minutes, kind, visibility, day, passBallTo, reason, milestone } = this.log;
    const input: LogInput = {
      ...{ engagementId: this.found.id, text, minutes, kind, visibility },
      ...(day !== null && { day }),
      ...(milestone !== null && { milestoneId: this.milestoneId(milestone) }),
      ...some(
        'startMilestoneIds',
        this.log.start.map((code) => this.milestoneId(code)),
      ),
      ...some(
        'completeMilestoneIds',
        this.log.complete.map((code) => this.milestoneId(code)),
      ),
      ...some(
        'raise',
        this.log.raise.map((blocker, index) => this.newBlocker(blocker, index)),
      ),
      ...some('resolve', this.resolved()),
      ...(passBallTo !== null && { passBallTo }),
      ...(reason !== null && { reason }),
    };
    return this.problems.length > 0 ? { problems: this.problems } : { input };
  }

  private milestoneId(code: string): string {
    const { milestones } = this.found;
    const id = milestones.find((each) => each.code === code)?.id;
    if (id !== undefined) return id;
    const known = milestones.length > 0 ? `; it has ${milestones.map((each) => each.code).join(', ')}` : '';
    return this.fail(code, `${this.log.engagement} has no milestone ${code}${known}.`);
  }

  private newBlocker({ party, milestone, commitmentOn, ...rest }: QuickBlocker, index: number): NewBlocker {
    return {
      ...rest,
      party: party ?? this.ballAfter(rest.severity, index),
      ...(milestone !== null && { milestoneId: this.milestoneId(milestone) }),
      ...(commitmentOn !== null && { commitmentOn }),
    };
  }

  private ballAfter(severity: Severity, index: number): Party {
    const party = this.log.passBallTo ?? this.found.ball;
    if (party !== null) return party;
    const mark = this.tokens.filter(({ kind }) => kind === 'blocker')[index];
    this.problem(mark, `No one has the ball; write who must resolve the blocker, e.g. !${severity}>PARTNER.`);
    return 'SERVICES';
  }

  private resolved() {
    const ids = this.log.resolve.map((name) => this.blockerId(name));
    ids.forEach((id, index) => {
      if (id !== '' && ids.indexOf(id) < index)
        this.fail(this.log.resolve[index]!, `${shortId(id)} is resolved twice.`);
    });
    return ids.map((blockerId) => ({ blockerId, resolution: this.log.text }));
  }

  /** An open blocker; or one that is resolved, so that a log that is sent again is the same. */
  private blockerId(name: string): string {
    const fitting = this.found.blockers.filter(({ id }) => id.endsWith(name));
    const open = fitting.filter(({ isOpen }) => isOpen);
    const [first, ...others] = open.length > 0 ? open : fitting;
    if (first && others.length === 0) return first.id;
    return this.fail(
      name,
      `${first ? 'Several blockers end' : 'No blocker ends'} with ${name}${this.openBlockers()}.`,
    );
  }

  private openBlockers(): string {
    const open = this.found.blockers.filter(({ isOpen }) => isOpen);
    if (open.length === 0) return `; ${this.log.engagement} has no open blockers`;
    return `; open are ${listed(open.map(({ id, reason }) => `${shortId(id)} (${shortened(reason, QUOTED)})`))}`;
  }

  private fail(name: string, message: string): string {
    this.problem(
      this.tokens.find(({ names }) => names.includes(name)),
      message,
    );
    return '';
  }

  private problem(token: Token | undefined, message: string): void {
    this.problems.push({ at: token?.at ?? 0, length: token?.length ?? 0, message });
  }
}

function some<Name extends string, T>(
  name: Name,
  list: readonly T[],
): { readonly [key in Name]?: readonly T[] } {
  return list.length > 0 ? ({ [name]: list } as { readonly [key in Name]: readonly T[] }) : {};
}
