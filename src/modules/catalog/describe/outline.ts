import type { FormatFound } from './format.js';
import { isTree, member, type Tree } from './json-pointer.js';
import { ADDITIONAL, methodsOf } from './methods.js';

/** Keys of a path item that the catalog does not read. */
const UNREAD = new Set(['$ref', 'summary', 'description', 'parameters', 'servers']);
/** Replaces any responses, whose content the catalog does not read. */
const SOME_RESPONSES = { default: { description: '' } };
const PATHS_PER_OUTLINE = 200;

/**
 * The part of a description that the catalog reads, split into small valid descriptions without references, to keep
 * validation cheap. The first one also has everything outside `paths`.
 */
export function* outlinesOf(found: FormatFound): Generator<Tree> {
  const paths = Object.entries(found.paths);
  const methods = methodsOf(found.format);
  const head = { [found.key]: found.version };
  for (let start = 0; start === 0 || start < paths.length; start += PATHS_PER_OUTLINE) {
    const piece = paths.slice(start, start + PATHS_PER_OUTLINE);
    const outside = start === 0 ? outsidePaths(found) : { info: { title: '', version: '' } };
    yield { ...head, ...outside, paths: mapEntries(piece, (item) => outlinePathItem(item, methods)) };
  }
}

function outsidePaths({ key, root }: FormatFound): Tree {
  const info = isTree(root.info) ? { info: pick(root.info, ['title', 'version']) } : pick(root, ['info']);
  if (key === 'swagger') return { ...info, ...pick(root, ['host', 'basePath']) };
  const servers: unknown = root.servers;
  return servers === undefined ? info : { ...info, servers: outlineServers(servers) };
}

function outlineServers(servers: unknown): unknown {
  if (!Array.isArray(servers)) return servers;
  return servers.map((server: unknown) => (isTree(server) ? pick(server, ['url']) : server));
}

function outlinePathItem(item: unknown, methods: ReadonlySet<string>): unknown {
  if (!isTree(item)) return item;
  const read = Object.entries(item).filter(([key]) => !UNREAD.has(key) && !key.startsWith('x-'));
  return mapEntries(read, (value, key) => {
    if (methods.has(key)) return outlineOperation(value);
    return key === ADDITIONAL && isTree(value) ? mapEntries(Object.entries(value), outlineOperation) : true;
  });
}

function outlineOperation(operation: unknown): unknown {
  if (!isTree(operation)) return operation;
  const responses = member(operation, 'responses');
  const hasSome = isTree(responses) && Object.keys(responses).length > 0;
  return {
    ...pick(operation, ['summary']),
    ...(hasSome ? { responses: SOME_RESPONSES } : pick(operation, ['responses'])),
  };
}

function pick(tree: Tree, keys: readonly string[]): Tree {
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(tree, key)).map((key) => [key, tree[key]]));
}

/** `fromEntries` makes `__proto__` a member; an assignment would change the prototype. */
function mapEntries(
  entries: readonly [string, unknown][],
  map: (value: unknown, key: string) => unknown,
): Tree {
  return Object.fromEntries(entries.map(([key, value]) => [key, map(value, key)]));
}
