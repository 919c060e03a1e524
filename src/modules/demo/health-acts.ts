import { addDays, type LocalDate } from '../../kernel/local-date.js';
import type { HealthModel, MeasureCode } from '../../kernel/health-model.js';
import { ONBOARDING_V1, SERVICES_V1 } from '../../kernel/shipped-models.js';
import type { DemoClient } from './demo-client.js';
import { MANAGER } from './domain/people.js';
import { ACTIVATE_MODEL, FIRST_HEALTHY, OVERRIDE_HEALTH, PUBLISH_MODEL } from './operations.js';

/** How long before the present a manager replaces a model, and puts another on trial and overrides a band. */
const MODEL_CHANGED_DAYS_AGO = 12;
const TRIED_DAYS_AGO = 5;

/** Days from the present to the last day of the override. */
const OVERRIDDEN_FOR_DAYS = 21;

/** In a first group of stages, what the partner does counts for more, and earned value for less. */
const FOR_MOMENTUM = { MOMENTUM: 5, SCHEDULE_PERFORMANCE: -5 } as const;

/** The next version of a model, as the input of publishHealthModel. @param changes of the weights of its first group */
function nextVersion(
  { slug, criticalBelow, atRiskBelow, margin, minCoverage, groups }: HealthModel,
  changes: Readonly<Partial<Record<MeasureCode, number>>>,
): object {
  return {
    ...{ slug, criticalBelow, atRiskBelow, margin, minCoverage },
    groups: groups.map(({ name, stages, rules }, index) => ({
      ...{ name, stages },
      measures: rules.map((rule) => ({
        ...rule,
        weight: rule.weight + (index === 0 ? (changes[rule.measure] ?? 0) : 0),
      })),
    })),
  };
}

async function publish(client: DemoClient, model: HealthModel): Promise<string> {
  const input = nextVersion(model, FOR_MOMENTUM);
  const published = await client.run<{ healthModel: { id: string } }>(MANAGER, PUBLISH_MODEL, { input });
  return published.healthModel.id;
}

/** A manager replaces the model that scores advice. */
async function changeModel(client: DemoClient): Promise<void> {
  const modelId = await publish(client, SERVICES_V1);
  await client.run(MANAGER, ACTIVATE_MODEL, { input: { modelId, types: ['ADVISORY'] } });
}

/** A manager puts a model on trial, and overrides the health of an engagement that only looks healthy. */
async function tryAndOverride(client: DemoClient, presentOn: LocalDate): Promise<void> {
  const modelId = await publish(client, ONBOARDING_V1);
  const trial = { modelId, types: ['INTEGRATION', 'MIGRATION'], shadow: true };
  await client.run(MANAGER, ACTIVATE_MODEL, { input: trial });
  const { nodes } = await client.run<{ nodes: { id: string }[] }>(MANAGER, FIRST_HEALTHY, {});
  const reason = 'Their product owner leaves at the end of the month, and nobody has taken over yet.';
  const until = addDays(presentOn, OVERRIDDEN_FOR_DAYS);
  for (const { id } of nodes)
    await client.run(MANAGER, OVERRIDE_HEALTH, {
      input: { engagementId: id, band: 'AT_RISK', reason, until },
    });
}

/** What managers do about health on a day that lies so many days before the present. */
export async function manageHealth(client: DemoClient, presentOn: LocalDate, daysAgo: number): Promise<void> {
  if (daysAgo === MODEL_CHANGED_DAYS_AGO) await changeModel(client);
  if (daysAgo === TRIED_DAYS_AGO) await tryAndOverride(client, presentOn);
}
