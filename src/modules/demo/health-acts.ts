import { addDays, type LocalDate } from '../../kernel/local-date.js';
import { ONBOARDING_V1 } from '../../kernel/shipped-models.js';
import type { DemoClient } from './demo-client.js';
import { MANAGER } from './domain/people.js';
import { ACTIVATE_MODEL, FIRST_HEALTHY, OVERRIDE_HEALTH, PUBLISH_MODEL } from './operations.js';

/** How long before the present a manager puts a model on trial and overrides a band. */
export const HEALTH_ACTS_DAYS_AGO = 5;

/** Days from the present to the last day of the override. */
const OVERRIDDEN_FOR_DAYS = 21;

/** While building, what the partner does counts for more, and earned value for less. */
const WEIGHTS_ON_TRIAL: Readonly<Record<string, number>> = { MOMENTUM: 25, SCHEDULE_PERFORMANCE: 10 };

/** The next version of the onboarding model, as the input of publishHealthModel. */
function modelOnTrial(): object {
  const { slug, criticalBelow, atRiskBelow, margin, minCoverage, groups } = ONBOARDING_V1;
  return {
    ...{ slug, criticalBelow, atRiskBelow, margin, minCoverage },
    groups: groups.map(({ name, stages, rules }) => ({
      ...{ name, stages },
      measures: rules.map((rule) =>
        name === 'BUILD' ? { ...rule, weight: WEIGHTS_ON_TRIAL[rule.measure] ?? rule.weight } : rule,
      ),
    })),
  };
}

/** A manager puts a model on trial, and overrides the health of an engagement that only looks healthy. */
export async function manageHealth(client: DemoClient, presentOn: LocalDate): Promise<void> {
  const published = await client.run<{ healthModel: { id: string } }>(MANAGER, PUBLISH_MODEL, {
    input: modelOnTrial(),
  });
  const trial = { modelId: published.healthModel.id, types: ['INTEGRATION', 'MIGRATION'], shadow: true };
  await client.run(MANAGER, ACTIVATE_MODEL, { input: trial });
  const { nodes } = await client.run<{ nodes: { id: string }[] }>(MANAGER, FIRST_HEALTHY, {});
  const reason = 'Their product owner leaves at the end of the month, and nobody has taken over yet.';
  const until = addDays(presentOn, OVERRIDDEN_FOR_DAYS);
  for (const { id } of nodes)
    await client.run(MANAGER, OVERRIDE_HEALTH, {
      input: { engagementId: id, band: 'AT_RISK', reason, until },
    });
}
