import { Suspense, lazy, useState } from 'react';
import { plan as words } from '../../../messages/en/engagement';
import type { Milestone } from '../page.graphql';
import styles from './Plan.module.css';

const MilestoneDetails = lazy(() => import('./MilestoneDetails'));

/** The title of a milestone; pressing it shows what is behind the row. */
export function MilestoneName({ milestone }: { readonly milestone: Milestone }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={styles['name']}
        dir="auto"
        title={words.detailsOf(milestone.code)}
        onClick={() => setOpen(true)}
      >
        {milestone.title}
      </button>
      {open ? (
        <Suspense fallback={null}>
          <MilestoneDetails milestone={milestone} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
