import { toTypeId } from '../../kernel/ids.js';

export const UPLOADS_PATH = 'uploads';

/** @param id an upload's UUID @returns its download path on this server */
export function downloadPath(id: string): string {
  return `/${UPLOADS_PATH}/${toTypeId('upload', id)}`;
}
