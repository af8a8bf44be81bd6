import type { Command } from '../command.js';
import { lintOptions } from '../lint/options.js';
import { runLint } from '../lint/run-lint.js';

export const command: Command = {
  name: 'lint',
  usage: ['vtql lint [options] <file or folder or ->…', 'vtql lint [options] -e <query>'],
  description: 'Checks saved queries, and says what is wrong, where, and how to mend it.',
  options: lintOptions,
  notes: `Files:
  *.vtql   queries separated by ; with -- comments
  *.json   {"name": "select …"}, ["select …"], or deeper down every string that begins with
           select or stands under "query"
  *.php, *.js, *.ts, *.py, *.go, *.java, *.cs, *.rb, *.yaml, *.md and the like
           the strings that read as queries of ours; /* vtql */ in front of one says that it is
  Folders are searched for all of them; but for *.vtql, a file there counts if it holds a query.

Configuration: vtql.config.json, the nearest at or above each file; options win.
  {"dialect", "schema", "rules": {"<rule>": "<level>"}, "literals": "ours" or "all",
  "ignore": ["<pattern>"], "overrides": [{"files": ["<pattern>"], …the first four}]}

Suppressions, in comments of the file:
  vtql-disable-next-line <rule or code>, … -- <reason>
  vtql-disable-line, and vtql-disable until vtql-enable, likewise

Output with --format json:
  {"version": 1, "files": [{"path", "queries", "diagnostics": [{"query"?, "code", "rule",
  "severity", "message", "range", "start": {"line", "column"}, "end", "hint"?, "related"?,
  "fix"?, "suggestions"?, "data"?}], "suppressed"?, "baselined"?, "fixed"?, "output"?}],
  "problems": ["what could not be read or written"],
  "summary": {"files", "queries", "errors", "warnings", "infos", "suppressed", "baselined",
  "fixed", "fixable"}, "stats"?}
  Ranges are half-open offsets, lines and columns 1-based, all in UTF-16 code units.

Exit code: 0 no errors; 1 errors, or more warnings than allowed; 2 usage, or something that
could not be read or written – all else is checked all the same.`,
  run: runLint,
};
