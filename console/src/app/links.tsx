import { Link } from '@tanstack/react-router';

/** Engagements are known by their key. */
export const EngagementLink = ({ id, title }: { readonly id: string; readonly title?: string }) => (
  <Link to="/engagements/$key" params={{ key: id }} title={title}>
    {id}
  </Link>
);

interface Named {
  readonly slug: string;
  readonly name: string;
}

export const PartnerLink = ({ partner: { slug, name } }: { readonly partner: Named }) => (
  <Link to="/partners/$slug" params={{ slug }} dir="auto">
    {name}
  </Link>
);

export const ProductLink = ({ product: { slug, name } }: { readonly product: Named }) => (
  <Link to="/catalogue/$slug" params={{ slug }} dir="auto">
    {name}
  </Link>
);

export const portfolioLink = () => <Link to="/portfolio">Portfolio</Link>;

/** How the health score of an engagement comes about. */
export const healthLink = (key: string, text: string) => {
  const search: object = { engagement: key };
  return (
    <Link to="/health" search={search}>
      {text}
    </Link>
  );
};
