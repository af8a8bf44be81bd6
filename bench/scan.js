/**
 * In a process of its own: how long it takes to look for queries in a source tree of 10,000 files and 100 MB, beside
 * grep reading the same tree; wall time, for grep is another process. One file in 51 has a query.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findQueries, languageOf } from '../dist/lint/index.js';

const fileCount = 10_000;
const fileSize = 10_000;

const kinds = [
  ['php', (n) => `    $this->items[${n}] = strtoupper('item ${n}') . "\\n"; // from ${n}\n`],
  ['ts', (n) => `  items.set(${n}, \`item \${${n}}\`.trim() + 'it\\'s'); /* ${n} */\n`],
  ['py', (n) => `    items[${n}] = f"item {${n}}" + 'select' # ${n}\n`],
  ['go', (n) => `\titems[${n}] = fmt.Sprintf("item %d", ${n}) // ${n}\n`],
  ['java', (n) => `        items.put(${n}, "item " + ${n}); // select ${n} from\n`],
];
const query = `\n$q = "select id from Contacts where lastname = '" + name + "' and id = '12x5' limit 5;"\n`;

function createFile(index) {
  const [ending, line] = kinds[index % kinds.length];
  const lines = [ending === 'php' ? '<?php\n' : '\n'];
  for (let size = 0; size < fileSize; size += lines.at(-1).length) lines.push(line(lines.length));
  if (index % 51 === 0) lines.push(query);
  return [ending, lines.join('')];
}

const root = mkdtempSync(join(tmpdir(), 'vtql-scan-'));
try {
  let bytes = 0;
  for (let index = 0; index < fileCount; index++) {
    const folder = join(root, String(index % 100));
    if (index < 100) mkdirSync(folder);
    const [ending, text] = createFile(index);
    bytes += text.length;
    writeFileSync(join(folder, `file${index}.${ending}`), text);
  }
  const measure = (run) => {
    const start = performance.now();
    const result = run();
    return [performance.now() - start, result];
  };
  const scan = () => {
    let count = 0;
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      const language = entry.isFile() ? languageOf(entry.name) : undefined;
      if (!language) continue;
      count += findQueries(readFileSync(join(entry.parentPath, entry.name), 'utf8'), { language }).length;
    }
    return count;
  };
  const grep = () => spawnSync('grep', ['-rlicE', 'select.*from', root], { encoding: 'utf8' }).status;
  measure(grep);
  const [grepTime] = measure(grep);
  const [scanTime, count] = measure(scan);
  console.log(
    JSON.stringify({ time: scanTime, overGrep: scanTime / grepTime, megabytes: bytes / 1e6, count }),
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}
