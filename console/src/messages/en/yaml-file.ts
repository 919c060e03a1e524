/** A file of content that is published. */
export const yamlFile = {
  text: 'Or its text',
  tooLarge: 'This file is larger than 1 MiB. Choose a smaller one.',
} as const;
