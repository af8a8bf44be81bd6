import { readFileSync, writeFileSync } from 'node:fs';
import { pathTo } from './processes.js';

/** Puts a report between `<!-- name:start … -->` and `<!-- name:end -->` of the README. */
export function writeIntoReadme(name, report) {
  const path = pathTo('../README.md');
  const text = readFileSync(path, 'utf8');
  const marks = new RegExp(`(<!-- ${name}:start .*-->\\n)[\\s\\S]*(<!-- ${name}:end -->)`);
  if (!marks.test(text)) throw new Error(`The README has no place for the report ${name}.`);
  writeFileSync(
    path,
    text.replace(marks, (_, start, end) => `${start}\n${report}\n\n${end}`),
  );
}
