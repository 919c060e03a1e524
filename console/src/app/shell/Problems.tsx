import { states } from '../../messages/en/states';
import { shell } from '../../messages/en/shell';
import { Button } from '../../ui/Button';
import { Page } from '../../ui/Page';
import { Empty } from '../../ui/States';

export const NotFound = () => (
  <Page title={shell.notFound}>
    <Empty action={<a href="/">{shell.home}</a>}>{states.missing}</Empty>
  </Page>
);

/** A page that failed to load, after a new version was installed say, or that has a fault. */
export const PageFailed = ({ error }: { readonly error: unknown }) => (
  <Page title={shell.failed}>
    <Empty action={<Button onPress={() => location.reload()}>{shell.reload}</Button>}>
      {shell.failedWhy} <code>{error instanceof Error ? error.message : String(error)}</code>
    </Empty>
  </Page>
);
