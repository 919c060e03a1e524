import { BANDS, STAGES, toggled } from '../../../app/engagements/search';
import { oneOf } from '../../../app/search';
import { BandBars } from '../../../charts/BandBars';
import { wordOf } from '../../../domain/words';
import { portfolio as words } from '../../../messages/en/portfolio';
import { Select } from '../../../ui/Field';
import { Panel } from '../../../ui/Page';
import { type Grouping, chosenOf, labelOf, toggledGroup } from '../groups';
import type { PortfolioData } from '../page.graphql';
import styles from './Bars.module.css';
import { GROUPINGS, type PortfolioSearch } from '../search';

interface Props {
  readonly data: PortfolioData;
  readonly search: PortfolioSearch;
  readonly by: Grouping;
  readonly change: (changes: PortfolioSearch) => void;
}

/** How many engagements there are by health, stage and a third way; pressing a bar shows only those. */
export const Bars = (props: Props) => (
  <div className={styles['bars']}>
    <Bands {...props} />
    <Stages {...props} />
    <Groups {...props} />
  </div>
);

function Bands({ data, search, change }: Props) {
  const rows = BANDS.map((band) => {
    const engagements = data.byBand.bands.find((each) => each.band === band)?.engagements ?? 0;
    return { key: band, label: wordOf(band), count: engagements, parts: [{ band, engagements }] };
  });
  return (
    <Panel title={words.bands}>
      <BandBars
        label={words.bands}
        rows={rows}
        chosen={search.band ?? []}
        onChoose={(key) => change({ band: toggled(search.band, oneOf(BANDS, key)!) })}
      />
    </Panel>
  );
}

function Stages({ data, search, change }: Props) {
  const rows = STAGES.flatMap((stage) => {
    const group = data.byStage.groups.find(({ key }) => key === stage);
    const isEnd = stage === 'CLOSED' && !group;
    return isEnd
      ? []
      : [{ key: stage, label: wordOf(stage), count: group?.engagements ?? 0, parts: group?.bands ?? [] }];
  });
  return (
    <Panel title={words.stages}>
      <BandBars
        label={words.stages}
        rows={rows}
        chosen={search.stage ?? []}
        onChoose={(key) => change({ stage: toggled(search.stage, oneOf(STAGES, key)!) })}
      />
    </Panel>
  );
}

function Groups({ data, search, by, change }: Props) {
  const rows = data.byGroup.groups.map(({ key, label, engagements, bands }) => ({
    ...{ key, label: labelOf(by, key, label), count: engagements, parts: bands },
  }));
  return (
    <Panel
      title={words.groups}
      actions={
        <Select
          label={words.groupBy}
          value={by}
          options={GROUPINGS.map((value) => ({ value, label: words.groupings[value] }))}
          onChange={(value) => change({ by: oneOf(GROUPINGS, value) })}
        />
      }
    >
      <BandBars
        label={words.groupings[by]}
        rows={rows}
        chosen={chosenOf(search, by)}
        onChoose={(key) => (key === 'OTHER' ? undefined : change(toggledGroup(search, by, key)))}
      />
    </Panel>
  );
}
