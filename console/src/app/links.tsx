import { Link } from '@tanstack/react-router';

/** Engagements are known by their key. */
export const EngagementLink = ({ id, title }: { readonly id: string; readonly title?: string }) => (
  <Link to="/engagements/$key" params={{ key: id }} title={title}>
    {id}
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
