import { lowerAscii } from '../../../kernel/text.js';

/** What may be submitted, by the type that the caller declares; the first extension is the usual one. */
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

/** As people call them, for messages. */
export const FILE_TYPES_IN_WORDS = 'PDF, PNG, JPEG, plain text, CSV, DOCX and XLSX';

export function isFileType(type: string): type is FileType {
  return Object.hasOwn(EXTENSIONS, type);
}

/** Text has no mark to know it by; all other types have. */
export function isText(type: FileType): boolean {
  return type.startsWith('text/');
}

const MAX_NAME = 200;
/** Controls, and marks that turn the direction of writing or are not seen: a name shows itself as it is. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu;
const NOT_IN_NAMES = /[<>:"|?*]/g;

/**
 * The name that a file is kept under and downloaded by: without folders, without what is not seen or no file system
 * takes, and with an extension of its type, so that no program mistakes it for another.
 * @param given as the caller says, of whatever content
 */
export function fileNameOf(type: FileType, given: string): string {
  const extensions: readonly string[] = EXTENSIONS[type];
  const name = given.normalize('NFC').split(/[\\/]/).at(-1)!;
  const clean = name
    .replace(UNSEEN, '')
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

/** What a program might run, show or open as something else, whatever it is declared as. */
const NO_TEXT = /^\s*(<[!?a-z]|%PDF-|%!PS|\{\\rtf|#!)/i;
const CONTROL = /[\p{Cc}]/u;

/** @returns why text of these first characters is not taken as text, as the end of "The file …"; null if it is */
export function faultOfTextStart(start: string): string | null {
  return NO_TEXT.test(start) ? 'begins as markup, a script or another type, and not as plain text' : null;
}

/** @returns whether a piece of text holds a control character other than those that make lines, columns and pages */
export function hasControls(text: string): boolean {
  return CONTROL.test(text.replace(/[\t\n\f\r\u0085]/g, ''));
}
