import { upperAscii } from '../../../kernel/text.js';
import { faultOfTemplate, normaliseTemplate } from '../../../kernel/url-path.js';
import { namesOwnServers } from './address.js';
import type { ApiFormat, DescribedOperation, DescriptionWarning } from './api-description.js';
import type { FormatFound } from './format.js';
import { isTree, member, resolveReference, toPointer, type Segment, type Tree } from './json-pointer.js';
import { ADDITIONAL, methodsOf } from './methods.js';
import type { Source } from './source.js';
import { quote } from './warnings.js';

/** Limits chains of path items that refer to each other, which may be circular. */
const MAX_HOPS = 20;
/** PostgreSQL cannot store NUL or lone surrogates; other control characters can only be mistakes. */
const CONTROL_CHARACTERS = /[\p{Cc}\p{Cs}]/u;
const NUL = /\0/g;
const LONE_SURROGATE = /\p{Cs}/gu;
/** A token as in RFC 9110, up to the length of a usage record's method. */
const METHOD = /^[!#$%&'*+.^_`|~0-9A-Z-]{1,16}$/;
/** Bytes: PostgreSQL limits index keys to about 2,700. */
const MAX_PATH = 2_000;
/** Characters: a thousand YAML aliases of one long text could otherwise add up to a gigabyte. */
const MAX_TEXT = 500;

/** Where a warning about missing operations points, in order of preference. */
const INSTEAD = ['paths', 'webhooks', 'components'] as const;

export interface Operations {
  readonly operations: readonly DescribedOperation[];
  readonly warnings: readonly DescriptionWarning[];
}

/** Operations in document order; references between path items of this document are followed. */
export function listOperations(found: FormatFound, source: Source): Operations {
  const warnings: DescriptionWarning[] = [];
  const warn = (message: string, segments: readonly Segment[]) => {
    const path = toPointer(segments);
    warnings.push({ message, line: source.lineOf(path), path });
  };
  const equivalents = new EquivalentOperations();
  const operations: DescribedOperation[] = [];
  for (const [path, item] of Object.entries(found.paths)) {
    if (path.startsWith('x-')) continue;
    const place = ['paths', path];
    const fault = faultOf(path);
    if (fault !== null) warn(fault, place);
    else operations.push(...operationsOf(found, path, item, { equivalents, warn }));
  }
  if (operations.length === 0)
    warn(noOperation(found), [INSTEAD.find((key) => isTree(found.root[key])) ?? 'paths']);
  return { operations, warnings };
}

function noOperation({ root }: FormatFound): string {
  const webhooks = isTree(root.webhooks) ? ' Its webhooks are calls to the partner and are ignored.' : '';
  return `The description has no operations.${webhooks}`;
}

/** @returns why the operations of this path are skipped, or null */
function faultOf(path: string): string | null {
  if (CONTROL_CHARACTERS.test(path))
    return 'The path contains control characters; its operations are skipped.';
  if (Buffer.byteLength(path) > MAX_PATH)
    return `The path is longer than ${MAX_PATH} bytes; its operations are skipped.`;
  return null;
}

/** Finds operations with indistinguishable calls: same method, and same path but for the names of parameters. */
class EquivalentOperations {
  private readonly seen = new Map<string, string>();

  /** @returns path of an earlier operation with the same calls; null if there is none */
  of(method: string, path: string): string | null {
    const call = `${method} ${normaliseTemplate(path)}`;
    const equivalent = this.seen.get(call) ?? null;
    if (equivalent === null) this.seen.set(call, path);
    return equivalent;
  }
}

interface Remarks {
  readonly equivalents: EquivalentOperations;
  readonly warn: (message: string, segments: readonly Segment[]) => void;
}

function operationsOf(
  { root, format }: FormatFound,
  path: string,
  item: unknown,
  { equivalents, warn }: Remarks,
) {
  const whole = followPathItem(root, item, MAX_HOPS);
  const entries = entriesOf(whole, format);
  const place = ['paths', path];
  const unmatched = faultOfTemplate(path);
  if (unmatched !== null && entries.length > 0)
    warn(
      `The path ${unmatched}, so no call can match it; its operations do not count towards breadth.`,
      place,
    );
  if (namesOwnServers(whole) || entries.some(({ operation }) => namesOwnServers(operation)))
    warn('Servers of a single path or operation are ignored.', place);
  const known = new Set<string>();
  return entries.flatMap(({ key, segments, operation }): DescribedOperation[] => {
    const method = upperAscii(key);
    const fault = known.has(method)
      ? 'is defined twice'
      : METHOD.test(method)
        ? null
        : 'is not an HTTP method';
    if (fault !== null) warn(`${quote(key)} ${fault}; the operation is skipped.`, [...place, ...segments]);
    if (fault !== null) return [];
    known.add(method);
    const equivalent = unmatched === null ? equivalents.of(method, path) : null;
    if (equivalent !== null)
      warn(
        `Calls to ${method} ${quote(path)} cannot be distinguished from those to ${quote(equivalent)}; it does not count towards breadth.`,
        [...place, ...segments],
      );
    const summary = plainText(member(operation, 'summary'));
    return [{ method, path, summary, matchable: unmatched === null && equivalent === null }];
  });
}

/** Operations of a path item, followed by those under `additionalOperations`. */
function entriesOf(item: Tree, format: ApiFormat) {
  const methods = methodsOf(format);
  const own = Object.entries(item).filter(([key]) => methods.has(key));
  const additional = format === 'OPENAPI_3_2' ? member(item, ADDITIONAL) : undefined;
  return [
    ...own.map(([key, operation]) => ({ key, segments: [key], operation })),
    ...Object.entries(isTree(additional) ? additional : {}).map(([key, operation]) => ({
      ...{ key, segments: [ADDITIONAL, key], operation },
    })),
  ];
}

/** A path item's own keys take precedence over those of the item it refers to. */
function followPathItem(root: Tree, item: unknown, hops: number): Tree {
  if (!isTree(item)) return {};
  const reference = member(item, '$ref');
  if (typeof reference !== 'string' || hops === 0) return item;
  return { ...followPathItem(root, resolveReference(root, reference), hops - 1), ...item };
}

/** @returns the first 500 characters, without what PostgreSQL cannot store; null if it is empty or not a string */
export function plainText(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return value.slice(0, MAX_TEXT).replace(NUL, '').replace(LONE_SURROGATE, '\uFFFD').trim() || null;
}
