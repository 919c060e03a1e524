import { toTypeId } from '../../kernel/ids.js';

export const UPLOADS_PATH = 'uploads';

/** @param id an upload's UUID @returns the path of this server that it is downloaded from */
export function downloadPath(id: string): string {
  return `/${UPLOADS_PATH}/${toTypeId('upload', id)}`;
}
