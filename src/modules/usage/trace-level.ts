import { MARK } from '../../kernel/json-meter.js';
import { UnreadableBody } from './domain/usage-body.js';
import { type PieceBytes, notJson } from './record-splitter.js';

/** The members that lead from the body to its spans; each is an array, and the first two are of objects. */
const PATH = ['resourceSpans', 'scopeSpans', 'spans'] as const;
const RESOURCE = 'resource';
const SPANS = PATH.length - 1;
/** Each is read at most once, so it must not appear twice in an object. */
const READ_ONCE: ReadonlySet<string> = new Set([...PATH, RESOURCE]);

export type PieceKind = 'span' | 'resource' | 'other';

/** An object or array on the way to the spans, of which a part has been read: its grammar, and what its values are. */
export class TraceLevel {
  private hasValue = false;
  private awaitsValue = false;
  private entered = false;
  private name = '';
  private readonly named = new Set<string>();

  /** @param step number of arrays around it that are part of the path, or that it is one of */
  private constructor(
    private readonly isList: boolean,
    private readonly step: number,
  ) {}

  static ofBody(): TraceLevel {
    return new TraceLevel(false, 0);
  }

  get isResource(): boolean {
    return !this.isList && this.step === 1;
  }

  /** Whether a name is next; its end is a colon. */
  get awaitsName(): boolean {
    return !this.isList && !this.awaitsValue;
  }

  /** @returns the level that a bracket at the beginning of a value opens; null if that value is not on the way to spans */
  enter(bracket: number): TraceLevel | null {
    const leadsOn = this.isList
      ? this.step < SPANS && bracket === MARK.object
      : this.awaitsValue && this.name === PATH[this.step] && bracket === MARK.list;
    if (!leadsOn || this.entered) return null;
    this.entered = true;
    return new TraceLevel(!this.isList, this.isList ? this.step + 1 : this.step);
  }

  /** @throws UnreadableBody for a name that must not be repeated */
  readName(name: string): void {
    if (READ_ONCE.has(name) && this.named.has(name))
      throw new UnreadableBody(`The body contains ${name} twice in one object.`);
    if (READ_ONCE.has(name)) this.named.add(name);
    this.name = name;
    this.awaitsValue = true;
  }

  /**
   * Ends a value with a comma or with the bracket that closes this level.
   * @param isBlank whether nothing but white space was read since the last name, comma or bracket
   * @returns whether a piece ends here
   * @throws UnreadableBody if no value may end here
   */
  endValue(mark: number, isBlank: boolean): boolean {
    const { entered } = this;
    const isClosed = mark !== MARK.comma;
    if (isClosed && mark !== (this.isList ? MARK.listEnd : MARK.objectEnd)) throw notJson();
    if (isBlank && isClosed && !this.hasValue && !this.awaitsValue && !entered) return false;
    if (this.awaitsName || entered !== isBlank) throw notJson();
    this.entered = false;
    this.awaitsValue = false;
    this.hasValue = true;
    return !entered;
  }

  /**
   * What the value that ended is, if it was not entered; null stands for an array without elements.
   * @throws UnreadableBody if the way to the spans leads through it
   */
  kindOf(bytes: PieceBytes): PieceKind {
    if (this.isList && this.step < SPANS)
      throw new UnreadableBody(`${PATH[this.step]!} contains an element that is not an object.`);
    if (this.isList) return 'span';
    if (this.name === PATH[this.step] && bytes.toString().trim() !== 'null')
      throw new UnreadableBody(`${this.name} is not an array.`);
    return this.isResource && this.name === RESOURCE ? 'resource' : 'other';
  }

  /** @throws UnreadableBody if this is a body of something else, such as logs or metrics */
  assertHasSpans(): void {
    if (this.hasValue && !this.named.has(PATH[0]))
      throw new UnreadableBody(`The body has no ${PATH[0]}; send traces as OTLP/JSON.`);
  }
}
