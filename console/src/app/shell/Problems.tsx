import type { ReactNode } from 'react';
import { states } from '../../messages/en/states';
import { shell } from '../../messages/en/shell';
import { Button } from '../../ui/Button';
import { Page } from '../../ui/Page';
import { Empty } from '../../ui/States';

export const NotFound = (): React.JSX.Element => (
  <Page title={shell.notFound}>
    <Empty action={<a href="/">{shell.home}</a>}>{states.missing}</Empty>
  </Page>
);

/** At an address that cannot even be read, outside of all pages. */
export const NoAddress = (): React.JSX.Element => (
  <main>
    <NotFound />
  </main>
);

interface OtherSideProps {
  readonly why: string;
  /** The way to what they can see of the same engagement. */
  readonly children: ReactNode;
}

/** A page for people of the other side. */
export const OtherSide = ({ why, children }: OtherSideProps): React.JSX.Element => (
  <Page title={shell.otherSide}>
    <Empty action={children}>{why}</Empty>
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
