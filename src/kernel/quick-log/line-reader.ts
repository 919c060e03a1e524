import type { ProgressKindWord, Party } from '../enums.js';
import { isStorable, shortened } from '../text.js';
import type { WrittenDay } from './days.js';
import type { BlockerMark, Mark } from './mark.js';
import { markOf } from './marks.js';
import type { Problem, Span, Token, TokenKind } from './quick-log.js';
import { type Word, wordsOf } from './words.js';

/** Something in a line, with its place. */
export interface Placed<T> extends Span {
  readonly value: T;
}

/** A blocker of a line; `words` are its text. */
export interface ReadBlocker {
  readonly mark: Placed<BlockerMark>;
  readonly words: Placed<string>[];
  commitment: Placed<WrittenDay> | null;
}

/** What can be given once. */
interface Singles {
  engagement: Placed<string>;
  minutes: Placed<number>;
  kind: Placed<ProgressKindWord>;
  day: Placed<WrittenDay>;
  party: Placed<Party>;
  milestone: Placed<string>;
  visibility: Placed<'PARTNER'>;
  reason: Placed<string>;
}

/** Longest part of a line that is repeated in a message, in characters. */
const QUOTED = 40;

/** Reads a line word by word; what must be present, and days, are checked afterwards. */
export class LineReader {
  readonly tokens: Token[] = [];
  readonly problems: Problem[] = [];
  readonly singles: Partial<Singles> = {};
  readonly lists = {
    start: [] as Placed<string>[],
    complete: [] as Placed<string>[],
    resolve: [] as Placed<string>[],
  };
  readonly blockers: ReadBlocker[] = [];
  readonly text: Placed<string>[] = [];
  readonly reason: Placed<string>[] = [];
  /** Whether a key comes after the text of a line that has none before. */
  hasLateKey = false;
  private readonly named = new Set<string>();
  private section: { readonly words: Placed<string>[]; readonly kind: TokenKind } = this.textSection();

  constructor(private readonly line: string) {
    for (const word of wordsOf(line)) this.read(word);
  }

  /** Whether only marks were read so far, so that a key or a bare day would be one too. */
  get isLeading(): boolean {
    return this.text.length + this.blockers.length + (this.singles.reason ? 1 : 0) === 0;
  }

  /** Whether a further word would be part of a blocker's text. */
  get isInBlocker(): boolean {
    return this.section.kind === 'blocker-text';
  }

  private read(word: Word): void {
    if (!isStorable(word.text)) return this.fail(word, 'contains a character that cannot be stored', false);
    const mark = markOf(word.text);
    if ('isLeading' in mark && !this.isLeading) this.readLate(word, mark);
    else this.readMark(word, mark);
  }

  /** A key or a bare day after the text is text; a key is one only if the line has its own. */
  private readLate(word: Word, mark: Mark): void {
    if (mark.kind !== 'engagement' || this.singles.engagement)
      return this.readMark(word, { kind: 'text', text: word.text });
    this.hasLateKey = true;
    this.fail(word, 'comes too late; begin with the key');
  }

  private readMark(word: Word, mark: Mark): void {
    switch (mark.kind) {
      case 'fault':
        return this.fail(word, mark.fault);
      case 'text':
        this.section.words.push(placed(word, mark.text));
        return this.push(word, this.section.kind);
      case 'engagement':
        return this.once(word, 'engagement', mark.key, [mark.key]);
      case 'minutes':
        return this.once(word, 'minutes', mark.minutes);
      case 'kind':
        return this.once(word, 'kind', mark.progressKind);
      case 'day':
        return this.once(word, 'day', mark.day);
      case 'party':
        return this.once(word, 'party', mark.party);
      case 'milestone':
        return this.once(word, 'milestone', mark.code, [mark.code]);
      case 'visibility':
        return this.once(word, 'visibility', 'PARTNER');
      case 'start':
      case 'complete':
      case 'resolve':
        return this.addNames(word, mark.kind, mark.names);
      case 'blocker':
        return this.openBlocker(word, mark);
      case 'commitment':
        return this.closeBlocker(word, mark.day);
      case 'reason':
        return this.openReason(word, mark.text);
    }
  }

  private once<Name extends keyof Singles>(
    word: Word,
    name: Name,
    value: Singles[Name]['value'],
    names: readonly string[] = [],
  ): void {
    const first = this.singles[name];
    if (first) return this.fail(word, `comes after ${this.shown(first)}, and a line has only one`);
    Object.assign(this.singles, { [name]: placed(word, value) });
    this.push(word, name, names);
  }

  private addNames(word: Word, kind: 'start' | 'complete' | 'resolve', names: readonly string[]): void {
    const list = this.lists[kind];
    for (const name of names) {
      const key = `${kind} ${name}`;
      if (this.named.has(key)) return this.fail(word, 'names the same twice');
      this.named.add(key);
    }
    list.push(...names.map((name) => placed(word, name)));
    this.push(word, kind, names);
  }

  private openBlocker(word: Word, mark: BlockerMark): void {
    const blocker: ReadBlocker = { mark: placed(word, mark), words: [], commitment: null };
    this.blockers.push(blocker);
    this.section = { words: blocker.words, kind: 'blocker-text' };
    this.push(word, 'blocker', mark.milestone === null ? [] : [mark.milestone]);
  }

  private closeBlocker(word: Word, day: WrittenDay): void {
    const blocker = this.blockers.at(-1);
    if (!blocker || this.section.words !== blocker.words)
      return this.fail(word, 'ends a blocker, and none is before it; for the day of the work, write on:DAY');
    blocker.commitment = placed(word, day);
    this.section = this.textSection();
    this.push(word, 'commitment');
  }

  private openReason(word: Word, text: string): void {
    this.once(word, 'reason', text);
    this.section = { words: this.reason, kind: 'reason-text' };
    if (text !== '') this.reason.push(placed(word, text));
  }

  private fail(word: Word, fault: string, canBeText = true): void {
    const shown = this.shown(word);
    const advice = canBeText ? `; if it is text, write \\${shown}` : '';
    this.problems.push({ at: word.at, length: word.length, message: `${shown} ${fault}${advice}.` });
    this.push(word, 'problem');
  }

  private shown({ at, length }: Span): string {
    return shortened(this.line.slice(at, at + length), QUOTED);
  }

  private push({ at, length }: Span, kind: TokenKind, names: readonly string[] = []): void {
    this.tokens.push({ at, length, kind, names });
  }

  private textSection() {
    return { words: this.text, kind: 'text' } as const;
  }
}

const placed = <T>({ at, length }: Span, value: T): Placed<T> => ({ at, length, value });
