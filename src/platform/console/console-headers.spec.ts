import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { consoleHeaders, SCROLL_STYLE } from './console-headers.js';

const { resolve } = createRequire(import.meta.url);
const REACT_ARIA = path.join(path.dirname(resolve('react-aria')), '../private');

const auth = { issuer: 'https://id.example/realms/causeway', audience: 'urn:causeway', keys: jest.fn() };
const consoleClient = { clientId: 'console', scope: 'openid', audienceParameter: 'none' } as const;
const policyOf = (runtime: Parameters<typeof consoleHeaders>[0]) =>
  consoleHeaders(runtime)['content-security-policy']!.split('; ');

describe("the console's content security policy", () => {
  it('allows this server only', () => {
    expect(policyOf({ auth, consoleClient: null })).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' ${SCROLL_STYLE}`,
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  });

  it('allows requests to the issuer if people sign in there', () => {
    expect(policyOf({ auth, consoleClient })).toContain("connect-src 'self' https://id.example");
  });

  it('allows the style that React Aria adds on iOS, and no other', () => {
    const text = readFileSync(path.join(REACT_ARIA, 'overlays/usePreventScroll.mjs'), 'utf8');
    const [, style] = /style\.textContent = `([^`]*)`\.trim\(\)/.exec(text)!;
    const hash = createHash('sha256').update(style!.trim()).digest('base64');
    expect(SCROLL_STYLE).toBe(`'sha256-${hash}'`);
  });

  it('is met by all of React Aria but usePress, whose style the page brings itself', () => {
    const files = readdirSync(REACT_ARIA, { recursive: true, encoding: 'utf8' }).filter(
      (file) =>
        file.endsWith('.mjs') &&
        /createElement\(['"]style['"]\)/.test(readFileSync(path.join(REACT_ARIA, file), 'utf8')),
    );
    expect(files.sort()).toEqual(['interactions/usePress.mjs', 'overlays/usePreventScroll.mjs']);
    const [, id] = /STYLE_ID = '([^']*)'/.exec(readFileSync(path.join(REACT_ARIA, files[0]!), 'utf8'))!;
    expect(readFileSync('console/index.html', 'utf8')).toContain(`<template id="${id}">`);
  });
});
