import { createLineIndex } from '../../text/line-index.js';
import type { Reporter } from '../report.js';

/** One line a finding and nothing else, as compilers print it: `file:line:column: severity message [code rule]`. */
export const createCompactReporter = (): Reporter => ({
  *file({ path, text, findings }) {
    if (findings.length === 0) return;
    const lines = createLineIndex(text);
    for (const { diagnostic } of findings) {
      const { range, severity, message, code, rule } = diagnostic;
      const { line, column } = lines.positionAt(range[0]);
      const source = rule === null ? code : `${code} ${rule}`;
      yield `${path}:${line}:${column}: ${severity} ${joinLines(message)} [${source}]\n`;
    }
  },
  end: () => '',
});

/** A message may quote text that has line breaks. */
const joinLines = (message: string): string =>
  message.replaceAll(/\s+/g, (blanks) => (/[\r\n]/.test(blanks) ? ' ' : blanks));
