import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { publishHealthModel as words } from '../messages/en/acts-model';
import { YamlFile } from './YamlFile';
import { withLine } from './yaml-file';
import { PUBLISH_HEALTH_MODEL } from './health-model.graphql';
import { readHealthModel } from './health-model-yaml';

interface Props {
  readonly models: readonly { readonly slug: string; readonly version: number }[];
  readonly onClose: () => void;
}

/** A model from a YAML file, which becomes the next version of its slug. */
export default function PublishHealthModel({ models, onClose }: Props) {
  const [text, setText] = useState('');
  const read = text.trim() === '' ? null : readHealthModel(text);
  const input = read?.input ?? null;
  const versions = models.filter(({ slug }) => slug === input?.slug).map(({ version }) => version);
  return (
    <ActDialog
      title={words.title}
      document={PUBLISH_HEALTH_MODEL}
      input={input}
      verb={words.verb}
      done={({ isNewVersion, healthModel }) =>
        (isNewVersion ? words.published : words.same)(healthModel!.slug, healthModel!.version)
      }
      textOf={withLine(read)}
      onClose={onClose}
      wide
    >
      {() => (
        <YamlFile
          label={words.file}
          hint={words.fileHint}
          text={text}
          onText={setText}
          read={
            read && {
              faults: read.faults,
              preview: input ? (
                <>
                  <p dir="auto">{words.preview(input.slug, input.groups.length)}</p>
                  <p>{versions.length > 0 ? words.follows(Math.max(...versions) + 1) : words.first}</p>
                </>
              ) : null,
            }
          }
        />
      )}
    </ActDialog>
  );
}
