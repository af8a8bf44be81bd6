import type { Diagnostic, Severity } from '../../diagnostics/diagnostic.js';
import { createLineIndex, type LineIndex } from '../../text/line-index.js';
import type { Reporter } from '../report.js';
import { formatSummary } from './pretty.js';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands, which GitHub Actions shows beside the lines of a change. */
export const createGithubReporter = (): Reporter => ({
  *file({ path, text, findings }) {
    if (findings.length === 0) return;
    const lines = createLineIndex(text);
    for (const { diagnostic } of findings) yield formatFinding(path, diagnostic, lines);
  },
  end: ({ summary }) => formatSummary(summary, undefined),
});

function formatFinding(path: string, diagnostic: Diagnostic, lines: LineIndex): string {
  const { range, severity, message, hint, code, rule } = diagnostic;
  const start = lines.positionAt(range[0]);
  const end = lines.positionAt(range[1]);
  const properties = {
    file: path,
    line: start.line,
    // Columns of a place over several lines are refused.
    ...(end.line === start.line && { col: start.column }),
    endLine: end.line,
    ...(end.line === start.line && { endColumn: end.column }),
    title: rule === null ? code : `${code} ${rule}`,
  };
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  const text = hint ? `${message}\n${hint}` : message;
  return `::${commands[severity]} ${list.join(',')}::${escapeData(text)}\n`;
}

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
