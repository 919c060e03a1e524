import { upperAscii } from '../../../kernel/text.js';
import { namesOwnServers } from './address.js';
import type { DescribedOperation, DescriptionWarning } from './api-description.js';
import type { FormatFound } from './format.js';
import { isTree, member, resolveReference, toPointer, type Segment, type Tree } from './json-pointer.js';
import type { Source } from './source.js';
import { quote } from './warnings.js';

export const METHODS: ReadonlySet<string> = new Set([
  ...['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'],
]);

/** A path item that refers to another is followed this often, so that a circle ends. */
const MAX_HOPS = 20;
/** PostgreSQL stores no NUL and no half of a surrogate pair; any other control character can only be a mistake. */
const CONTROL_CHARACTERS = /[\p{Cc}\p{Cs}]/u;
const NUL = /\0/g;
const LONE_SURROGATE = /\p{Cs}/gu;
/** Bytes: PostgreSQL's unique index takes keys of up to 2,700. */
const MAX_PATH = 2_000;
/** Characters: a thousand YAML aliases of one long text would else be a gigabyte. */
const MAX_TEXT = 500;

export interface Operations {
  readonly operations: readonly DescribedOperation[];
  readonly warnings: readonly DescriptionWarning[];
}

/** The operations in document order; path items that refer to others in this document are followed. */
export function listOperations({ root }: FormatFound, source: Source): Operations {
  const warnings: DescriptionWarning[] = [];
  const warn = (message: string, segments: readonly Segment[]) => {
    const path = toPointer(segments);
    warnings.push({ message, line: source.lineOf(path), path });
  };
  const templates = new Map<string, string>();
  const operations: DescribedOperation[] = [];
  for (const [path, item] of Object.entries(root.paths as Tree)) {
    if (path.startsWith('x-')) continue;
    const place = ['paths', path];
    const fault = faultOf(path);
    const remark = fault ?? remarkOn(path, templates);
    if (remark !== null) warn(remark, place);
    if (fault !== null) continue;
    const found = operationsOf(root, path, item);
    if (found.elsewhere) warn('Servers of a single path or operation are not read.', place);
    operations.push(...found.operations);
  }
  if (operations.length === 0) warn('The description has no operation.', ['paths']);
  return { operations, warnings };
}

/** @returns why the operations of this path are left out, or null where they are not */
function faultOf(path: string): string | null {
  if (CONTROL_CHARACTERS.test(path)) return 'The path holds control characters; its operations are left out.';
  if (Buffer.byteLength(path) > MAX_PATH)
    return `The path is longer than ${MAX_PATH} bytes; its operations are left out.`;
  return null;
}

/** @param templates the paths seen so far by what remains of them without their parameters' names */
function remarkOn(path: string, templates: Map<string, string>): string | null {
  const template = path.replace(/\{[^{}]*\}/g, '{}');
  const twin = templates.get(template);
  templates.set(template, twin ?? path);
  return twin === undefined ? null : `Calls of this path cannot be told from those of ${quote(twin)}.`;
}

function operationsOf(root: Tree, path: string, item: unknown) {
  const whole = followPathItem(root, item, MAX_HOPS);
  const entries = Object.entries(whole).filter(([key]) => METHODS.has(key));
  return {
    operations: entries.map(([key, operation]) => ({
      method: upperAscii(key),
      path,
      summary: plainText(member(operation, 'summary')),
    })),
    elsewhere: namesOwnServers(whole) || entries.some(([, operation]) => namesOwnServers(operation)),
  };
}

/** A path item's own keys count before those of the item it refers to. */
function followPathItem(root: Tree, item: unknown, hops: number): Tree {
  if (!isTree(item)) return {};
  const reference = member(item, '$ref');
  if (typeof reference !== 'string' || hops === 0) return item;
  return { ...followPathItem(root, resolveReference(root, reference), hops - 1), ...item };
}

/** @returns the text's first 500 characters as PostgreSQL can store them; null for what is no text, or an empty one */
export function plainText(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return value.slice(0, MAX_TEXT).replace(NUL, '').replace(LONE_SURROGATE, '\uFFFD').trim() || null;
}
