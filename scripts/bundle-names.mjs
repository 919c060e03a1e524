/** How a class of a file begins: at the start of a line, or after the end of its comment, as SWC writes it. */
const CLASS =
  /^(?: \*\/ )?(?:export )?(?:default )?(?:(?:let|const|var) \w+ = )?class (\w+)(?: extends [\w.]+)? \{/gm;

/**
 * Classes keep their names although esbuild renames those that share one with others, or that use their own. Its `keepNames` would
 * also name every function, again whenever it is created: a tenth of a request's time.
 * @param text a file that goes into the bundle
 */
export function withClassNames(text) {
  return text.replace(
    CLASS,
    (start, name) => `${start}static{Object.defineProperty(this,'name',{value:'${name}',configurable:true})}`,
  );
}
