import type { Row } from './csv-stream.js';
import { type Metric, ofAdoption } from './export-metric.js';
import { whole } from './export-parameters.js';

interface Named {
  readonly id: string;
  readonly name: string;
}
interface Version {
  readonly apiVersion: {
    readonly id: string;
    readonly version: string;
    readonly status: string;
    readonly sunsetOn: string | null;
    readonly apiProduct: { readonly name: string };
    readonly replacedBy: { readonly id: string } | null;
  };
  readonly calls: number;
  readonly share: number | null;
  readonly applicationCount: number;
  readonly applications: readonly (Row & { readonly application: Named; readonly partner: Named })[];
}

const OF_VERSION = ['apiVersionId', 'apiProduct', 'version', 'status', 'sunsetOn', 'replacedById'];
const OF_APPLICATION = ['applicationId', 'application', 'partnerId', 'partner', 'applicationCalls'];
const NO_APPLICATION: Row = Object.fromEntries(
  [...OF_APPLICATION, 'lastCallOn', 'state'].map((name) => [name, null]),
);

/** One row per application behind a version; a version without any has one row too. */
export const VERSIONS: Metric = ofAdoption<{ versions: readonly Version[] }>({
  shape: { first: whole(1, 100).optional() },
  variables: '$first: Int',
  fields: `versions(first: $first) {
    apiVersion { id version status sunsetOn apiProduct { name } replacedBy { id } } calls share applicationCount
    applications { application { id name } partner { id name } calls lastCallOn state } }`,
  columns: [...OF_VERSION, 'calls', 'share', 'applicationCount', ...OF_APPLICATION, 'lastCallOn', 'state'],
  *rowsOf({ versions }) {
    for (const { apiVersion, calls, share, applicationCount, applications } of versions) {
      const { id, version, status, sunsetOn, apiProduct, replacedBy } = apiVersion;
      const row: Row = {
        ...{ apiVersionId: id, apiProduct: apiProduct.name, version, status, sunsetOn },
        ...{ replacedById: replacedBy?.id ?? null, calls, share, applicationCount },
      };
      if (applications.length === 0) yield { ...row, ...NO_APPLICATION };
      for (const { application, partner, calls: ofIt, ...use } of applications)
        yield {
          ...row,
          ...{ applicationId: application.id, application: application.name },
          ...{ partnerId: partner.id, partner: partner.name, applicationCalls: ofIt, ...use },
        } as Row;
    }
  },
});
