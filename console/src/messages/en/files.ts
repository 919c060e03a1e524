import { aside } from '../aside';
export const fileUpload = {
  types: 'PDF, PNG, JPEG, plain text, CSV, DOCX or XLSX. It is sent as soon as you choose it.',
  sending: 'Uploading',
  sent: (name: string) => `${aside(name)} is uploaded.`,
  failed: (why: string) => `It was not uploaded: ${why}`,
  again: 'Upload again',
  download: (name: string) => `Download ${name}`,
  notDownloaded: (why: string) => `It was not downloaded: ${why}`,
} as const;

export const yamlFile = {
  line: (line: number, message: string) => `Line ${line}: ${message}`,
  unknownField: (name: string) => `${aside(name)} is not a known field.`,
  oneDocument: 'The file contains more than one document.',
  tooManyAliases: 'The aliases expand to too many values.',
  noTags: 'Tags such as !name are not supported.',
  tooDeep: (most: number) => `The file is nested more than ${most} levels deep.`,
} as const;
