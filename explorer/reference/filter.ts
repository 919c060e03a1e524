import './reference.css';

const input = document.querySelector<HTMLInputElement>('#filter')!;
const count = document.querySelector('output')!;
const nothing = document.querySelector<HTMLElement>('#nothing')!;
const articles = [...document.querySelectorAll<HTMLElement>('article')].map((article) => ({
  article,
  name: article.querySelector('h3')!.textContent.toLowerCase(),
  text: article.textContent.toLowerCase(),
  link: document.querySelector<HTMLElement>(`nav a[href="#${article.id}"]`)!.parentElement!,
}));
const groups = [
  ...document.querySelectorAll<HTMLElement>('main section'),
  ...document.querySelectorAll<HTMLElement>('nav details'),
];
const openAtFirst = new Map(
  [...document.querySelectorAll('nav details')].map((each) => [each, each.hasAttribute('open')]),
);

/** Shows the entries that contain all words; the URL keeps the words, so that a search can be shared. */
function filter(): void {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const { article, text, link } of articles) {
    const matches = words.every((word) => text.includes(word));
    article.hidden = link.hidden = !matches;
    if (matches) shown += 1;
  }
  for (const group of groups) group.hidden = !group.querySelector('article:not([hidden]), li:not([hidden])');
  for (const [details, open] of openAtFirst) details.toggleAttribute('open', words.length > 0 || open);
  nothing.hidden = shown > 0;
  count.textContent = words.length === 0 ? '' : `${shown} of ${articles.length}`;
  const query = words.length === 0 ? '' : `?${new URLSearchParams({ filter: words.join(' ') }).toString()}`;
  history.replaceState(null, '', `${location.pathname}${query}${location.hash}`);
}

/** Following a link to a hidden entry clears the filter. */
function reveal(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.hidden) return;
  input.value = '';
  filter();
  target.scrollIntoView();
}

/** Enter goes to the entry with exactly this name, otherwise to the first one shown. */
function goToFirst(event: SubmitEvent): void {
  event.preventDefault();
  const wanted = input.value.trim().toLowerCase();
  const shown = articles.filter(({ article }) => !article.hidden);
  const target = (shown.find(({ name }) => name === wanted) ?? shown[0])?.article;
  target?.querySelector<HTMLElement>('h3 a')?.focus();
  target?.scrollIntoView();
}

input.addEventListener('input', filter);
input.form!.addEventListener('submit', goToFirst);
window.addEventListener('hashchange', reveal);
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target === input || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  input.focus();
  input.select();
});
input.value = new URLSearchParams(location.search).get('filter') ?? '';
if (input.value) filter();
