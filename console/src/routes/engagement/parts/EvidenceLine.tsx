import { UpdateUpload } from '../../../acts/later';
import { useState } from 'react';
import { FileLink } from '../../../app/FileLink';
import { dayOfInstant, dayText } from '../../../domain/dates';
import { checklist as words } from '../../../messages/en/engagement';
import { Button } from '../../../ui/Button';
import { LongText } from '../../../ui/LongText';
import type { Evidence } from '../page.graphql';
import type { PartProps } from './part';
import styles from './parts.module.css';

interface Props extends PartProps {
  readonly evidence: Evidence;
}

/** One piece of evidence: the link or the file, who submitted it and when. */
export function EvidenceLine({ evidence, engagement, may }: Props) {
  const [hiding, setHiding] = useState(false);
  const { url, file, note, submittedBy, submittedAt, expiresOn } = evidence;
  return (
    <div>
      <p className={styles['line']}>
        {url ? (
          <a href={url} target="_blank" rel="noreferrer noopener" title={url}>
            {words.link}
          </a>
        ) : null}
        {file ? <FileLink file={file} /> : null}
        {file && may.can('UPDATE') ? (
          <Button kind="quiet" onPress={() => setHiding(true)}>
            {file.visibility === 'PARTNER' ? words.hide : words.show}
          </Button>
        ) : null}
        <span className={styles['muted']} dir="auto">
          {words.evidence(submittedBy, dayText(dayOfInstant(submittedAt, engagement.timeZone)))}
          {expiresOn ? `, ${words.until(dayText(expiresOn))}` : ''}
          {file?.visibility === 'INTERNAL' ? `, ${words.hidden}` : ''}
        </span>
      </p>
      {note ? <LongText>{note}</LongText> : null}
      {hiding && file ? <UpdateUpload file={file} onClose={() => setHiding(false)} /> : null}
    </div>
  );
}
