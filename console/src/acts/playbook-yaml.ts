import { yamlFile as file } from '../messages/en/files';
import { stringify } from 'yaml';
import type { VariablesOf } from '../app/graphql/types';
import { publishPlaybook as words } from '../messages/en/acts-catalogue';
import type { PUBLISH_PLAYBOOK } from './catalogue.graphql';
import { type Fault, type Values, isValues, readYaml, unknownIn } from './yaml-file';

export type PlaybookInput = VariablesOf<typeof PUBLISH_PLAYBOOK>['input'];

/** API products that conditions name: by slug in a file, by id in the API. */
export type Products = readonly { readonly id: string; readonly slug: string }[];

export interface ReadPlaybook {
  readonly input: PlaybookInput | null;
  /** What is wrong with the file, each with its line. */
  readonly faults: readonly string[];
  /** @returns the line of a field of the input, or of what holds it; from 1 */
  readonly lineOf: (path: readonly string[]) => number;
}

const FIELDS = ['slug', 'title', 'type', 'milestones'];
const MILESTONE_FIELDS = [
  ...['code', 'title', 'stage', 'party', 'durationDays', 'weight', 'required', 'isGoLive'],
  ...['visibility', 'dependsOn', 'when', 'proof'],
];

/** Reads a playbook as `npm run playbook -- export` writes it. What the values must be, the server says. */
export function readPlaybook(text: string, products: Products): ReadPlaybook {
  const { values, lineOf, broken } = readYaml(text);
  if (broken) return { input: null, faults: [file.line(broken.line, broken.message)], lineOf };
  if (!isValues(values) || !Array.isArray(values['milestones']))
    return { input: null, faults: [words.noPlaybook], lineOf };
  const milestones: readonly unknown[] = values['milestones'];
  const faults = [
    ...unknownIn(values, FIELDS, []),
    ...milestones.flatMap((milestone, place) =>
      isValues(milestone) ? unknownIn(milestone, MILESTONE_FIELDS, ['milestones', String(place)]) : [],
    ),
    ...milestones.flatMap((milestone, place) => unknownProducts(milestone, place, products)),
  ].map(({ path, message }) => file.line(lineOf(path), message));
  const input = { ...values, milestones: milestones.map((milestone) => withIds(milestone, products)) };
  return { input: faults.length === 0 ? (input as unknown as PlaybookInput) : null, faults, lineOf };
}

function slugsOf(milestone: unknown): readonly string[] {
  const when = isValues(milestone) ? milestone['when'] : undefined;
  const slugs = isValues(when) ? when['apiProducts'] : undefined;
  return Array.isArray(slugs) ? slugs.map(String) : [];
}

const unknownProducts = (milestone: unknown, place: number, products: Products): Fault[] =>
  slugsOf(milestone)
    .filter((slug) => !products.some((product) => product.slug === slug))
    .map((slug) => ({
      path: ['milestones', String(place), 'when', 'apiProducts'],
      message: words.unknownProduct(slug),
    }));

function withIds(milestone: unknown, products: Products): unknown {
  if (!isValues(milestone) || !isValues(milestone['when'])) return milestone;
  const { apiProducts, ...when } = milestone['when'];
  if (apiProducts === undefined) return milestone;
  const ids = slugsOf(milestone).flatMap((slug) => products.find((each) => each.slug === slug)?.id ?? []);
  return { ...milestone, when: { ...when, apiProductIds: ids } };
}

const DEFAULTS: Values = { weight: 1, required: true, isGoLive: false, visibility: 'PARTNER' };

interface Written {
  readonly slug: string;
  readonly title: string;
  readonly type: string;
  readonly version: number;
  readonly milestones: readonly Values[];
}

/** A playbook as a file that can be published again, without what is the default. */
export function writePlaybook(playbook: Written, products: Products): string {
  const { slug, title, type, version, milestones } = playbook;
  const text = stringify({
    slug,
    title,
    type,
    milestones: milestones.map((each) => shortened(each, products)),
  });
  return `# Version ${version}; durations and lags are in working days, omitted fields have their defaults.\n${text}`;
}

function shortened(milestone: Values, products: Products): object {
  const kept = Object.entries(milestone)
    .filter(([name, value]) => value !== null && name !== '__typename' && DEFAULTS[name] !== value)
    .map(([name, value]) => [name, name === 'when' ? withSlugs(value, products) : withoutNothing(value)]);
  return Object.fromEntries(
    kept.filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  ) as Values;
}

function withSlugs(when: unknown, products: Products): unknown {
  const { apiProductIds, ...rest } = withoutNothing(when) as { readonly apiProductIds?: readonly string[] };
  if (!apiProductIds) return rest;
  return {
    ...rest,
    apiProducts: apiProductIds.map((id) => products.find((each) => each.id === id)?.slug ?? id),
  };
}

function withoutNothing(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(withoutNothing);
  if (!isValues(given)) return given;
  const there = Object.entries(given).filter(
    ([name, value]) => value !== null && name !== '__typename' && !(name === 'lagDays' && value === 0),
  );
  return Object.fromEntries(there.map(([name, value]) => [name, withoutNothing(value)]));
}
