import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { PRODUCTS } from './domain/products.js';

export type ProductSlice = (typeof PRODUCTS)[number] & { readonly document: string };

const DESCRIPTION = 'examples/devexchange.swagger.yaml';

/**
 * Splits the DevExchange description into one document per product; a path belongs to the first product that matches
 * it.
 */
export function sliceDescription(): ProductSlice[] {
  const whole = parse(readFileSync(path.join(packageRoot(), DESCRIPTION), 'utf8')) as {
    paths: Record<string, unknown>;
  };
  const owner = (template: string) => PRODUCTS.find((product) => product.paths.test(template));
  return PRODUCTS.map((product) => {
    const own = Object.entries(whole.paths).filter(([template]) => owner(template) === product);
    return { ...product, document: stringify({ ...whole, paths: Object.fromEntries(own) }) };
  });
}

/** Sources and build output are at different depths below it. */
function packageRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return folder;
}
