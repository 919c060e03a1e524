import { useState } from 'react';
import { ClearHealthOverride } from '../../../acts/ClearHealthOverride';
import { OverrideHealth } from '../../../acts/OverrideHealth';
import { RecomputeHealth } from '../../../acts/RecomputeHealth';
import { health as words } from '../../../messages/en/health';
import { Button } from '../../../ui/Button';
import type { HealthOfOne } from '../one.graphql';

type Act = 'recompute' | 'override' | 'clear';

/** What can be done about the health of an engagement. */
export function Acts({ engagement }: { readonly engagement: HealthOfOne | null | undefined }) {
  const [act, setAct] = useState<Act | null>(null);
  if (!engagement) return null;
  const { viewerMay, health } = engagement;
  const same = { engagement, onClose: () => setAct(null) };
  return (
    <>
      {viewerMay.includes('RECOMPUTE_HEALTH') ? (
        <Button onPress={() => setAct('recompute')}>{words.recompute}</Button>
      ) : null}
      {viewerMay.includes('CLEAR_HEALTH_OVERRIDE') ? (
        <Button onPress={() => setAct('clear')}>{words.clearOverride}</Button>
      ) : null}
      {viewerMay.includes('OVERRIDE_HEALTH') ? (
        <Button onPress={() => setAct('override')}>
          {health?.override ? words.overrideAgain : words.override}
        </Button>
      ) : null}
      {act === 'recompute' ? <RecomputeHealth {...same} /> : null}
      {act === 'clear' ? <ClearHealthOverride {...same} /> : null}
      {act === 'override' ? <OverrideHealth {...same} /> : null}
    </>
  );
}
