import type { ReactNode } from 'react';
import type { PageFiles } from './bundle.js';

interface PageProps extends PageFiles {
  readonly title: string;
  readonly icon: string;
  readonly children?: ReactNode;
}

/** The frame of every page, without inline scripts or handlers, so that the content security policy can forbid them. */
export function Page({ title, icon, script, styles, children }: PageProps) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href={icon} type="image/svg+xml" />
        {styles.map((style) => (
          <link key={style} rel="stylesheet" href={style} />
        ))}
        <script type="module" src={script} />
      </head>
      <body>{children ?? <NeedsScript />}</body>
    </html>
  );
}

function NeedsScript() {
  return (
    <>
      <div id="explorer" />
      <noscript>
        The explorer needs JavaScript; the <a href="/graphiql/reference">schema reference</a> does not.
      </noscript>
    </>
  );
}
