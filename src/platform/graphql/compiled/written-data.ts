import { stringifyInSlices } from '../slices.js';

type Data = Record<string, unknown>;

const written = new WeakMap<Data, string>();

/** A response's data that is only known as JSON. */
export function writtenData(json: string): Data {
  const data = {};
  written.set(data, json);
  return data;
}

/** @param result of an execution; its data may be `writtenData` */
export function stringifyResult(result: { readonly data?: Data | null }): string | Promise<string> {
  const json = result.data && written.get(result.data);
  return json ? `{"data":${json}}` : stringifyInSlices(result);
}
