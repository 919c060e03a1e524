import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { wordOf } from '../domain/words';
import { publishPlaybook as words } from '../messages/en/acts-catalogue';
import { YamlFile } from './YamlFile';
import { withLine } from './yaml-file';
import { PUBLISH_PLAYBOOK } from './catalogue.graphql';
import { type Products, readPlaybook } from './playbook-yaml';

interface Props {
  /** The latest version of each. */
  readonly playbooks: readonly { readonly slug: string; readonly title: string; readonly version: number }[];
  readonly products: Products;
  /** Slug of the playbook that is to have a next version; any if omitted. */
  readonly slug?: string | undefined;
  readonly onClose: () => void;
}

/** A playbook from a YAML file, which becomes the next version of its slug. */
export default function PublishPlaybook({ playbooks, products, slug, onClose }: Props) {
  const [text, setText] = useState('');
  const read = text.trim() === '' ? null : readPlaybook(text, products);
  const named = read?.input ?? null;
  const latest = playbooks.find((each) => each.slug === named?.slug);
  const isOther = slug !== undefined && named !== null && named.slug !== slug;
  const input = named && !isOther ? { ...named, expectedVersion: latest?.version ?? 0 } : null;
  const title = playbooks.find((each) => each.slug === slug)?.title;
  const faults = [...(read?.faults ?? []), ...(isOther ? [words.wrongSlug(named.slug, slug)] : [])];
  return (
    <ActDialog
      title={title === undefined ? words.title : words.next(title)}
      document={PUBLISH_PLAYBOOK}
      input={input}
      verb={words.verb}
      done={({ isNewVersion, playbook }) =>
        (isNewVersion ? words.published : words.same)(playbook!.slug, playbook!.version)
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
              faults,
              preview: input ? (
                <>
                  <p dir="auto">{words.preview(input.title, wordOf(input.type), input.milestones.length)}</p>
                  <p>{latest ? words.follows(latest.slug, latest.version) : words.first(input.slug)}</p>
                </>
              ) : null,
            }
          }
        />
      )}
    </ActDialog>
  );
}
