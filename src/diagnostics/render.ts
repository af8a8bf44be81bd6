import { createLineIndex, type LineIndex } from '../text/line-index.js';
import type { Diagnostic, Severity } from './diagnostic.js';

/** Wraps text in what makes it appear so; identity where there is no colour. */
export interface Palette {
  /** For the severity, and the marks below the place. */
  readonly severity: Readonly<Record<Severity, (text: string) => string>>;
  /** For the message. */
  readonly strong: (text: string) => string;
  /** For all that only helps to read. */
  readonly faint: (text: string) => string;
}

/** How {@link renderDiagnostics} shows what was found. */
export interface RenderOptions {
  /** Put in front of line and column. */
  readonly fileName?: string | undefined;
  /** Colours; none by default. */
  readonly palette?: Palette | undefined;
  /** How many lines are shown above and below the one at fault; 1 by default. */
  readonly context?: number | undefined;
}

const plain = (text: string): string => text;
const noColours: Palette = {
  severity: { error: plain, warning: plain, info: plain },
  strong: plain,
  faint: plain,
};

/**
 * Diagnostics for people: severity, message and code, the place as `file:line:column` (1-based, in UTF-16
 * code units), a frame of the text around it, hint and repairs. `text` is what the ranges refer to.
 */
export function renderDiagnostics(
  text: string,
  diagnostics: readonly Diagnostic[],
  options: RenderOptions = {},
): string {
  const lines = createLineIndex(text);
  return diagnostics.map((diagnostic) => renderDiagnostic(lines, diagnostic, options)).join('\n\n');
}

/** One of them, where the lines of the text are known already. */
export function renderDiagnostic(lines: LineIndex, diagnostic: Diagnostic, options: RenderOptions): string {
  const palette = options.palette ?? noColours;
  const { severity, code, rule, range } = diagnostic;
  const message = showControls(diagnostic.message);
  const { line, column } = lines.positionAt(range[0]);
  const { fileName } = options;
  const place = [...(fileName === undefined ? [] : [showControls(fileName)]), line, column].join(':');
  const source = rule === null ? code : `${code} ${rule}`;
  return [
    `${palette.severity[severity](severity)}: ${palette.strong(message)} ${palette.faint(`[${source}]`)}`,
    palette.faint(`  --> ${place}`),
    ...renderFrame(lines, diagnostic, palette, options.context ?? 1),
    ...renderAdvice(lines, diagnostic, palette),
  ].join('\n');
}

function* renderAdvice(lines: LineIndex, diagnostic: Diagnostic, palette: Palette): Iterable<string> {
  const { hint, related, fix, suggestions } = diagnostic;
  const advise = (label: string, text: string): string =>
    `  ${palette.faint(`${label}:`)} ${showControls(text)}`;
  if (hint) yield advise('hint', hint);
  for (const { message, range } of related ?? []) {
    const { line, column } = lines.positionAt(range[0]);
    yield advise(`see ${line}:${column}`, message);
  }
  if (fix) yield advise('fix', fix.title);
  for (const { title } of suggestions ?? []) yield advise('maybe', title);
}

/**
 * Queries come from anywhere: what they hold must not steer a terminal, nor turn round what stands beside it. One
 * sign for each, so that marks stay.
 */
function showControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for.
  return text.replaceAll(/[\0-\x08\n-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, (char) => {
    const code = char.charCodeAt(0);
    return code < 32 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}

const longestLine = 100;

/** The line at fault with some before and after it, and marks under the place. */
function renderFrame(
  lines: LineIndex,
  { range, severity }: Diagnostic,
  palette: Palette,
  context: number,
): string[] {
  const start = lines.positionAt(range[0]);
  const end = lines.positionAt(range[1]);
  const first = Math.max(1, start.line - context);
  const last = Math.min(lines.lineCount, start.line + context);
  const width = String(last).length;
  const gutter = (label: string): string => palette.faint(`${label.padStart(width)} |`);
  const frame: string[] = [];
  for (let line = first; line <= last; line++) {
    const shown = clipLine(showControls(lines.lineText(line)), line === start.line ? start.column : 1);
    if (line !== start.line && shown.text.trim() === '') continue;
    frame.push(`${gutter(String(line))} ${shown.text}`);
    if (line !== start.line) continue;
    const lineEnd = end.line === line ? end.column : lines.lineText(line).length + 1;
    const room = shown.text.length - (start.column - 1 - shown.cut) + 1;
    const length = Math.max(1, Math.min(lineEnd - start.column, room));
    const indent = blankOut(shown.text.slice(0, start.column - 1 - shown.cut));
    frame.push(`${gutter('')} ${indent}${palette.severity[severity]('^'.repeat(length))}`);
  }
  return frame;
}

/** Keeps tabs, so that marks stay under their text. */
const blankOut = (text: string): string => text.replaceAll(/[^\t]/g, ' ');

/** A window of a very long line around `column`; `cut` code units are missing in front. */
function clipLine(text: string, column: number): { text: string; cut: number } {
  if (text.length <= longestLine) return { text, cut: 0 };
  const start = Math.max(0, Math.min(column - longestLine / 2, text.length - longestLine));
  const end = start + longestLine;
  const head = start > 0 ? '…' : '';
  const tail = end < text.length ? '…' : '';
  return { text: `${head}${text.slice(start, end)}${tail}`, cut: start - head.length };
}
