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
          <dd dir="auto">
            {previous && name in previous ? `${valueText(previous[name])} → ` : ''}
            {valueText(value)}
          </dd>
        </div>
      ))}
    </dl>
  </details>
);

const valueText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
