import type { TestApp } from './app.js';
import { MANAGER } from './people.js';

export const IMPORT = `mutation ($input: ImportApiDescriptionInput!) {
  importApiDescription(input: $input) {
    apiProduct { slug versions { version status hosts basePath operations { id method path summary removedAt matchable } } }
    added { id method path summary } changed { id method path summary } removed { id method path summary }
    warnings { message line path } userErrors { code field message }
  }
}`;

export interface Operation {
  readonly id: string | null;
  readonly method: string;
  readonly path: string;
  readonly summary: string | null;
  readonly removedAt?: string | null;
  readonly matchable?: boolean;
}
export interface Version {
  readonly version: string;
  readonly status: string;
  readonly hosts: readonly string[];
  readonly basePath: string;
  readonly operations: readonly Operation[];
}
/** A payload with all its parts; rejections are compared as a whole. */
export interface Imported {
  readonly apiProduct: { readonly slug: string; readonly versions: readonly [Version, ...Version[]] };
  readonly added: readonly Operation[];
  readonly changed: readonly Operation[];
  readonly removed: readonly Operation[];
  readonly warnings: readonly {
    readonly message: string;
    readonly line: number | null;
    readonly path: string;
  }[];
  readonly userErrors: readonly {
    readonly code: string;
    readonly field: string[];
    readonly message: string;
  }[];
}

/** An OpenAPI description with an operation for each `METHOD /path summary`. */
export function description(...operations: string[]): string {
  const paths = operations.map((each) => {
    const [method, path, ...summary] = each.split(' ');
    const operation = { summary: summary.join(' '), responses: { 200: { description: 'ok' } } };
    return [path!, { [method!.toLowerCase()]: operation }];
  });
  const servers = [{ url: 'https://API.example.com:443/v1' }];
  return JSON.stringify({
    ...{ openapi: '3.0.3', info: { title: 'T', version: '1' }, servers },
    paths: Object.fromEntries(paths) as object,
  });
}

/** Imports descriptions as a manager does. */
export class Importer {
  constructor(private readonly app: () => TestApp) {}

  readonly newProduct = async (slug: string): Promise<string> => {
    const { data } = await this.app().gql(
      MANAGER,
      'mutation ($input: CreateApiProductInput!) { createApiProduct(input: $input) { apiProduct { id } } }',
      { input: { name: slug, slug, capability: 'PAYMENTS' } },
    );
    const payload: { apiProduct: { id: string } } = data.createApiProduct;
    return payload.apiProduct.id;
  };

  readonly importInto = async (
    apiProductId: string,
    document: string,
    more: object = {},
  ): Promise<Imported> => {
    const input = { apiProductId, version: 'v1', document, ...more };
    return (await this.app().gql(MANAGER, IMPORT, { input })).data.importApiDescription!;
  };
}

export const keys = (operations: readonly Operation[]) =>
  operations.map(({ method, path }) => `${method} ${path}`);
