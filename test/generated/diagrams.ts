import { allProductions, type LexicalProduction } from './grammar.js';
import { escapeHtml, renderRails } from './railroad.js';

const style = `
  :root { color-scheme: light dark; --rail: #57606a; --text: #dff3e4; --reference: #e3ecfb; --other: #f3f0df; }
  @media (prefers-color-scheme: dark) {
    :root { --rail: #9aa4af; --text: #1f4030; --reference: #22365a; --other: #46412a; }
  }
  body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
  section { overflow-x: auto; }
  h2 { font: 600 15px ui-monospace, monospace; margin: 1.5rem 0 0; }
  p { margin: 0; }
  svg { display: block; }
  path { fill: none; stroke: var(--rail); stroke-width: 1.5; }
  rect { stroke: var(--rail); }
  rect.text { fill: var(--text); }
  rect.reference { fill: var(--reference); }
  rect.characters { fill: var(--other); stroke-dasharray: 4 3; }
  text { fill: currentColor; font: 13px ui-monospace, monospace; text-anchor: middle; }
`;

/** One page that needs nothing from elsewhere. */
export function renderDiagrams(): string {
  return `<!doctype html>
<!-- Made from grammar/parser.ts by \`npm run generate\`; do not edit. -->
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>The query language of the vtiger and berliCRM web service</title>
<style>${style}</style>
<h1>The query language of the vtiger and berliCRM web service</h1>
<p>Round boxes are written as they stand, in any case; square ones lead to their own diagram.</p>
${allProductions.map(renderSection).join('\n')}
</html>
`;
}

function renderSection({ name, body, comment }: LexicalProduction): string {
  const note = comment ? `<p>${escapeHtml(comment)}</p>` : '';
  return `<section id="${name}"><h2>${name}</h2>${note}${renderRails(body)}</section>`;
}
