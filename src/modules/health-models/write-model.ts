import { Document, isMap, isSeq } from 'yaml';
import type { HealthModel } from '../../kernel/health-model.js';

/** Writes a model as a file that can be published again. */
export function writeModel({ slug, version, groups, ...bands }: HealthModel): string {
  const document = new Document({
    ...{ slug, ...bands },
    groups: groups.map(({ name, stages, rules }) => ({ name, stages, measures: rules })),
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
