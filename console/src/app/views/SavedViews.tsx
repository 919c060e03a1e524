import { Suspense, lazy, useState } from 'react';
import { savedViews as words } from '../../messages/en/views';
import { Button } from '../../ui/Button';
import type { ConsolePage } from './views.graphql';

const ViewsDialog = lazy(() => import('./ViewsDialog'));

/** The addresses of a page that were saved under a name, read when they are asked for. */
export function SavedViews({ page }: { readonly page: ConsolePage }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{words.open}</Button>
      <Suspense fallback={null}>
        {open ? <ViewsDialog page={page} onClose={() => setOpen(false)} /> : null}
      </Suspense>
    </>
  );
}
