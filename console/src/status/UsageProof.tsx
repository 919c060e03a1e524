import styles from './Plan.module.css';
import { type Proof, usageProofTexts } from './usage-proof';

/** The calls that prove a milestone, and how far they are. */
export default function UsageProof({ proof }: { readonly proof: Proof }) {
  return usageProofTexts(proof).map((text) => (
    <p key={text} className={styles['proof']}>
      {text}
    </p>
  ));
}
