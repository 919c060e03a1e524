import { yamlFile as file } from '../messages/en/files';
import { stringify } from 'yaml';
import type { VariablesOf } from '../app/graphql/types';
import { publishHealthModel as words } from '../messages/en/acts-model';
import type { PUBLISH_HEALTH_MODEL } from './health-model.graphql';
import { type Values, isValues, readYaml, unknownIn } from './yaml-file';

export type ModelInput = VariablesOf<typeof PUBLISH_HEALTH_MODEL>['input'];

const FIELDS = ['slug', 'criticalBelow', 'atRiskBelow', 'margin', 'minCoverage', 'groups'];
const GROUP_FIELDS = ['name', 'stages', 'measures'];
const MEASURE_FIELDS = [
  ...['measure', 'weight', 'poor', 'healthy'],
  ...['minSample', 'halfLifeDays', 'staleAfterDays'],
];

export interface ReadModel {
  readonly input: ModelInput | null;
  /** What is wrong with the file, each with its line. */
  readonly faults: readonly string[];
  readonly lineOf: (path: readonly string[]) => number;
}

/** Reads a model as `npm run health-model -- export` writes it. What the values must be, the server says. */
export function readHealthModel(text: string): ReadModel {
  const { values, broken, lineOf } = readYaml(text);
  if (broken) return { input: null, faults: [file.line(broken.line, broken.message)], lineOf };
  const groups = isValues(values) ? values['groups'] : undefined;
  if (!isValues(values) || typeof values['slug'] !== 'string' || !Array.isArray(groups))
    return { input: null, faults: [words.noModel], lineOf };
  const faults = [
    ...unknownIn(values, FIELDS, []),
    ...within(groups, ['groups'], GROUP_FIELDS),
    ...groups.flatMap((group: unknown, place) => {
      const measures = isValues(group) ? group['measures'] : undefined;
      return Array.isArray(measures)
        ? within(measures, ['groups', String(place), 'measures'], MEASURE_FIELDS)
        : [];
    }),
  ].map(({ path, message }) => file.line(lineOf(path), message));
  return { input: faults.length === 0 ? (values as unknown as ModelInput) : null, faults, lineOf };
}

const within = (list: readonly unknown[], path: readonly string[], known: readonly string[]) =>
  list.flatMap((each, place) => (isValues(each) ? unknownIn(each, known, [...path, String(place)]) : []));

interface Written extends Values {
  readonly slug: string;
  readonly version: number;
  readonly groups: readonly object[];
}

/** A model as a file that can be published again. */
export function writeHealthModel(model: Written): string {
  const content = Object.fromEntries(FIELDS.map((name) => [name, known(model[name])]));
  return `# Version ${model.version}; weights are percentages, poor and healthy in the unit of the measure.\n${stringify(content)}`;
}

/** Without what is not set. */
function known(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(known);
  if (!isValues(given)) return given;
  const there = Object.entries(given).filter(([name, value]) => value !== null && name !== '__typename');
  return Object.fromEntries(there.map(([name, value]) => [name, known(value)]));
}
