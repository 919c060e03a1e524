import { toTypeId } from '../../kernel/ids.js';
import { UPLOADS_PATH } from './upload-bodies.js';

/** @param id an upload's UUID @returns the path of this server that it is downloaded from */
export function downloadPath(id: string): string {
  return `/${UPLOADS_PATH}/${toTypeId('upload', id)}`;
}
