type Values = Readonly<Record<string, unknown>>;

interface Props {
  readonly changes: Values;
  readonly previous: Values | null;
}

/** Each field with its value before and after. */
export const AuditChanges = ({ changes, previous }: Props) => (
  <details>
    <summary dir="auto">{Object.keys(changes).join(', ') || '—'}</summary>
    <dl>
      {Object.entries(changes).map(([name, value]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            {previous && name in previous ? <bdi>{valueText(previous[name])}</bdi> : null}
            {previous && name in previous ? ' → ' : ''}
            <bdi>{valueText(value)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  </details>
);

const valueText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
