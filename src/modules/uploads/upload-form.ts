import { BadRequestException, UnsupportedMediaTypeException } from '@nestjs/common';
import { z } from 'zod';
import { VISIBILITIES, type Visibility } from '../../kernel/enums.js';
import { newId } from '../../kernel/ids.js';
import { isStorable } from '../../kernel/text.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { SentFile } from '../../platform/http/file-form.js';
import { FILE_TYPES_IN_WORDS, type FileType, fileNameOf, isFileType } from './domain/file-types.js';

/** The fields of a form, before its file is read. */
export interface UploadRequest {
  /** Key or id as given by the caller. */
  readonly engagement: string;
  readonly upload: {
    readonly id: string;
    readonly name: string;
    readonly type: FileType;
    readonly visibility: Visibility;
  };
}

const fields = z.strictObject({
  engagement: z.string().min(1).max(100).refine(isStorable),
  visibility: z.enum(VISIBILITIES).optional(),
});

/** @throws HttpException 400 for unknown fields, 415 for a type that is not accepted */
export function parseUploadForm({ role }: Viewer, sent: SentFile): UploadRequest {
  const { data } = fields.safeParse(Object.fromEntries(sent.fields));
  if (!data)
    throw new BadRequestException(
      'Send the field `engagement` (its key, e.g. ENG-142), optionally `visibility` (INTERNAL or PARTNER), then `file`.',
    );
  if (!isFileType(sent.type))
    throw new UnsupportedMediaTypeException(
      `Files of type ${JSON.stringify(sent.type.slice(0, 100))} are not accepted; accepted types are ${FILE_TYPES_IN_WORDS}.`,
    );
  // A partner's own uploads are always visible to their company.
  const visibility = role === 'PARTNER' ? 'PARTNER' : (data.visibility ?? 'INTERNAL');
  const { type } = sent;
  return {
    engagement: data.engagement,
    upload: { id: newId(), name: fileNameOf(type, sent.name), type, visibility },
  };
}
