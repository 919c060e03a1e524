import { lowerAscii } from '../../../kernel/text.js';

/** Accepted media types; the first extension is the default. */
const EXTENSIONS = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'text/plain': ['txt', 'text', 'log', 'md'],
  'text/csv': ['csv'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
} as const;
export type FileType = keyof typeof EXTENSIONS;

/** The accepted types in messages. */
export const FILE_TYPES_IN_WORDS = 'PDF, PNG, JPEG, plain text, CSV, DOCX and XLSX';

export function isFileType(type: string): type is FileType {
  return Object.hasOwn(EXTENSIONS, type);
}

/** Text types have no signature in their bytes; all other types do. */
export function isText(type: FileType): boolean {
  return type.startsWith('text/');
}

const MAX_NAME = 200;
/** Control and invisible characters, and those that change text direction: they would disguise a name. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}]/gu;
const NOT_IN_NAMES = /[<>:"|?*]/g;

/**
 * The name under which a file is stored and downloaded: without folders, invisible characters and those that file
 * systems reject, and with an extension of its type, so that no program takes it for another type.
 * @param given by the caller, any text
 */
export function fileNameOf(type: FileType, given: string): string {
  const extensions: readonly string[] = EXTENSIONS[type];
  const name = given.normalize('NFC').split(/[\\/]/).at(-1)!;
  const clean = name
    .replace(INVISIBLE, '')
    .replace(NOT_IN_NAMES, '_')
    .trim()
    .replace(/^[.\s]+/, '');
  const dot = clean.lastIndexOf('.');
  const extension = lowerAscii(clean.slice(dot + 1));
  const fits = dot > 0 && extensions.includes(extension);
  const [stem, end] = fits ? [clean.slice(0, dot), extension] : [clean, extensions[0]!];
  const room = MAX_NAME - end.length - 1;
  return `${[...(stem || 'file')].slice(0, room).join('').trimEnd()}.${end}`;
}

/** Content that programs might run or render as another type. */
const NOT_TEXT = /^\s*(<[!?a-z]|%PDF-|%!PS|\{\\rtf|#!)/i;
const CONTROL = /[\p{Cc}]/u;

/** @returns why the start of a text is rejected, to complete the sentence "The file …"; null if it is accepted */
export function faultOfTextStart(start: string): string | null {
  return NOT_TEXT.test(start)
    ? 'starts like markup, a script or another file type, not like plain text'
    : null;
}

/** Whether a text contains control characters other than white space and page breaks. */
export function hasControls(text: string): boolean {
  return CONTROL.test(text.replace(/[\t\n\f\r\u0085]/g, ''));
}
