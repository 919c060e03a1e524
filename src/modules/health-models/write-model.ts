import { Document, isMap, isSeq } from 'yaml';
import type { HealthModel, MeasureRule } from '../../kernel/health-model.js';

/** Writes a model as a file that can be published again. */
export function writeModel(model: HealthModel): string {
  const { slug, version, criticalBelow, atRiskBelow, margin, minCoverage, groups } = model;
  const document = new Document({
    ...{ slug, criticalBelow, atRiskBelow, margin, minCoverage },
    groups: groups.map(({ name, stages, rules }) => ({ name, stages, measures: rules.map(inOrder) })),
  });
  document.commentBefore = ` Version ${version}; weights are percentages, poor and healthy in the unit of the measure.`;
  const list = document.get('groups', true);
  for (const group of isSeq(list) ? list.items : []) {
    if (!isMap(group)) continue;
    const measures = group.get('measures', true);
    for (const part of [group.get('stages', true), ...(isSeq(measures) ? measures.items : [])])
      if (isMap(part) || isSeq(part)) part.flow = true;
  }
  return document.toString({ lineWidth: 110, flowCollectionPadding: true });
}

/** The database does not keep the order of the fields. */
function inOrder({ measure, weight, poor, healthy, ...rest }: MeasureRule): object {
  const { minSample, halfLifeDays, staleAfterDays } = rest;
  const options = Object.entries({ minSample, halfLifeDays, staleAfterDays });
  return {
    ...{ measure, weight, poor, healthy },
    ...Object.fromEntries(options.filter(([, value]) => value !== undefined)),
  };
}
