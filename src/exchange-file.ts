import { Refusal } from './kernel/errors.js';
import { StartFailure } from './platform/base/start-failure.js';
import { faultsIn, readYamlText } from './yaml-text.js';

interface PublishedVersion {
  readonly slug: string;
  readonly version: number;
  /** False if the latest version already had the same content. */
  readonly isNew: boolean;
}

/**
 * Publishes what a YAML file describes.
 * @param what the file describes, for messages
 * @returns a line about what was published
 * @throws StartFailure with every error in the file
 */
export async function publishFile(
  file: string,
  what: string,
  publish: (values: unknown) => Promise<PublishedVersion>,
): Promise<string> {
  const text = readYamlText(file, what);
  try {
    const { slug, version, isNew } = await publish(text.values);
    return isNew
      ? `Published ${slug} as version ${version}.\n`
      : `${slug} is unchanged: version ${version} has the same content.\n`;
  } catch (error) {
    if (error instanceof Refusal) throw new StartFailure(faultsIn(text, error));
    throw error;
  }
}

/** @throws StartFailure instead of a Refusal, e.g. if there is no such slug or version */
export async function orExplain<T>(act: Promise<T>): Promise<T> {
  try {
    return await act;
  } catch (error) {
    if (error instanceof Refusal) throw new StartFailure(error.message);
    throw error;
  }
}
