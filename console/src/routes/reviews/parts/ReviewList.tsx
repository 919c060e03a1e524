import type { ResultOf } from '../../../app/graphql/types';
import { instantText, instantTitle } from '../../../domain/dates';
import { reviews as words } from '../../../messages/en/reviews';
import type { TO_REVIEW } from '../page.graphql';
import picks from '../../../ui/PickList.module.css';

export type Item = ResultOf<typeof TO_REVIEW>['checklistToReview']['nodes'][number];

interface Props {
  readonly items: readonly Item[];
  /** Key of the item that is shown. */
  readonly shown: string;
  readonly onShow: (key: string) => void;
}

export const ReviewList = ({ items, shown, onShow }: Props) => (
  <ol className={picks['list']} data-list="">
    {items.map(({ key, title, engagement, changedAt }) => (
      <li key={key} data-row="">
        <button type="button" aria-current={key === shown} onClick={() => onShow(key)}>
          <strong dir="auto">{title}</strong>
          <span>
            {engagement.key} <bdi>{engagement.partner.name}</bdi>
          </span>
          {changedAt ? (
            <span title={instantTitle(changedAt)}>{words.waitingSince(instantText(changedAt))}</span>
          ) : null}
        </button>
      </li>
    ))}
  </ol>
);
