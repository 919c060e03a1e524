/** What an alert is about: one rule on one subject of one engagement. */
export interface Episode {
  readonly engagementId: string;
  readonly ruleId: string;
  readonly subjectId: string;
  readonly apiVersionId: string | null;
}

/** A condition of a rule, found true, or impossible to judge now. */
export interface Finding extends Episode {
  readonly isUndecided: boolean;
}

export interface OpenAlert extends Episode {
  readonly id: string;
}

/**
 * What to open and to resolve: an alert opens when its condition is first found true, and resolves when it is no longer. What
 * cannot be judged stays as it is.
 */
export function reconcile<F extends Finding, A extends OpenAlert>(
  open: readonly A[],
  findings: readonly F[],
): { readonly opened: readonly F[]; readonly resolved: readonly A[] } {
  const known = new Set(open.map(keyOf));
  const found = new Set(findings.map(keyOf));
  return {
    opened: findings.filter((finding) => !finding.isUndecided && !known.has(keyOf(finding))),
    resolved: open.filter((alert) => !found.has(keyOf(alert))),
  };
}

function keyOf({ engagementId, ruleId, subjectId, apiVersionId }: Episode): string {
  return [engagementId, ruleId, subjectId, apiVersionId].join(' ');
}
