import { isAlias, isMap, isNode, isScalar, isSeq, type Pair } from 'yaml';
import { ApiDescriptionError, type DescriptionWarning } from './api-description.js';
import { toPointer, type Segment } from './json-pointer.js';
import { keyText, MAX_ALIASES, type Source } from './source.js';
import { quote } from './warnings.js';

/** A `$ref` in the document. */
export interface Reference {
  readonly target: string;
  readonly line: number | null;
  readonly path: string;
}

export interface Survey {
  readonly references: readonly Reference[];
  /** Names that `#name` can refer to (OpenAPI 3.1). */
  readonly anchors: ReadonlySet<string>;
  readonly warnings: readonly DescriptionWarning[];
}

/** Keys that hold data, in which `$ref` is an ordinary value … */
const DATA_KEYS = new Set(['example', 'default', 'const', 'enum', 'value', 'dataValue']);
/** … unless the key is a name chosen by the author, such as `default` under `responses`. */
const NAMING_KEYS = new Set([
  ...['paths', 'responses', 'parameters', 'definitions', '$defs', 'schemas', 'properties', 'headers'],
  ...['patternProperties', 'examples', 'requestBodies', 'callbacks', 'links', 'pathItems', 'securitySchemes'],
  ...['webhooks', 'additionalOperations', 'mediaTypes'],
]);
const ANCHOR_KEYS = new Set(['$anchor', '$dynamicAnchor']);

/**
 * Walks the document once as written: aliases are not followed, so each place counts once.
 * @throws ApiDescriptionError, with the line, for keys that are not plain text, and for duplicate keys that the catalog
 *   depends on (top level, paths, methods)
 */
export function surveyDocument(source: Source): Survey {
  const survey = new Surveyor(source);
  survey.visit(source.contents, { segments: [], isData: false });
  return survey;
}

interface Place {
  readonly segments: readonly Segment[];
  readonly isData: boolean;
}

class Surveyor implements Survey {
  readonly references: Reference[] = [];
  readonly anchors = new Set<string>();
  readonly warnings: DescriptionWarning[] = [];
  private readonly yamlAnchors = new Set<string>();
  private yamlAliases = 0;

  constructor(private readonly source: Source) {}

  visit(node: unknown, place: Place): void {
    this.noteYamlAnchor(node);
    if (isSeq(node)) {
      node.items.forEach((item, index) =>
        this.visit(item, { ...place, segments: [...place.segments, index] }),
      );
    }
    if (!isMap(node)) return;
    const seen = new Set<string>();
    for (const pair of node.items) this.visitPair(pair, place, seen);
  }

  private visitPair({ key, value }: Pair, { segments, isData }: Place, seen: Set<string>): void {
    const line = this.source.lineOfNode(key);
    const name = keyName(key, line);
    const here = [...segments, name];
    const warn = (message: string) => this.warnings.push({ message, line, path: toPointer(here) });
    if (seen.has(name)) warn(repeatedKey(name, line, segments));
    if (name === '<<' && !this.source.merges)
      warn(
        "Merge keys ('<<') exist only in YAML 1.1, which the document does not declare with '%YAML 1.1'; this one is ignored.",
      );
    seen.add(name);
    this.noteYamlAnchor(key);
    if (!isData) this.noteReference(name, value, line, here);
    const beginsData = DATA_KEYS.has(name) && !NAMING_KEYS.has(String(segments.at(-1)));
    this.visit(value, { segments: here, isData: isData || beginsData });
  }

  private noteReference(name: string, value: unknown, line: number | null, here: readonly Segment[]): void {
    if (!isScalar(value) || typeof value.value !== 'string') return;
    if (name === '$ref') this.references.push({ target: value.value, line, path: toPointer(here) });
    if (ANCHOR_KEYS.has(name)) this.anchors.add(value.value);
  }

  private noteYamlAnchor(node: unknown): void {
    if (!isNode(node)) return;
    if (!isAlias(node)) {
      if (node.anchor) this.yamlAnchors.add(node.anchor);
      return;
    }
    const line = this.source.lineOfNode(node);
    if (!this.yamlAnchors.has(node.source)) {
      throw new ApiDescriptionError(`The alias ${quote(node.source)} has no preceding anchor.`, line);
    }
    // The library searches the whole document for each alias.
    if (++this.yamlAliases > MAX_ALIASES) {
      throw new ApiDescriptionError(`The document has more than ${MAX_ALIASES} aliases.`, line);
    }
  }
}

function keyName(key: unknown, line: number | null): string {
  if (isScalar(key)) return keyText(key);
  const kind = isAlias(key) ? 'an alias' : 'a map or a list';
  throw new ApiDescriptionError(`A key is ${kind} where plain text is expected.`, line);
}

/** @returns the message of a warning if the catalog does not depend on the duplicate */
function repeatedKey(name: string, line: number | null, parent: readonly Segment[]): string {
  const message = `The key ${quote(name)} is duplicated`;
  if (parent.length === 0 || (parent[0] === 'paths' && parent.length <= 2)) {
    throw new ApiDescriptionError(`${message}.`, line);
  }
  return `${message}; the last one applies.`;
}
