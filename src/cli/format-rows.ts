import { hideControls } from '../text/hide-controls.js';

/** A record as it arrives. */
export type Row = Readonly<Record<string, unknown>>;

/** The keys of all records, in the order in which they come up. */
function listColumns(rows: readonly Row[]): readonly string[] {
  const columns = new Set<string>();
  for (const row of rows) for (const name of Object.keys(row)) columns.add(name);
  return [...columns];
}

const toText = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');

/** Aligned columns for people; line breaks and other control characters are shown as signs. */
export function formatTable(rows: readonly Row[]): string {
  const columns = listColumns(rows);
  const lines = [columns, ...rows.map((row) => columns.map((name) => toText(row[name])))].map((cells) =>
    cells.map(showCell),
  );
  const widths = columns.map((_, index) => Math.max(...lines.map((cells) => measure(cells[index] ?? ''))));
  const rule = widths.map((width) => '─'.repeat(width));
  const [head, ...body] = lines.map((cells) =>
    cells.map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - measure(cell))),
  );
  return [head ?? [], rule, ...body].map((cells) => `${cells.join('  ').trimEnd()}\n`).join('');
}

const mostShown = 60;

/** Control characters would move the cursor or colour the terminal. */
function showCell(text: string): string {
  const line = hideControls(text.replace(/[\n\r]+/g, '↵').replace(/\s/g, ' '));
  const characters = [...line];
  return characters.length > mostShown ? `${characters.slice(0, mostShown - 1).join('')}…` : line;
}

/** Columns of a terminal, near enough: East Asian characters and emoji take two. */
function measure(text: string): number {
  let width = 0;
  for (const character of text) {
    width +=
      /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : /\p{M}/u.test(character)
          ? 0
          : 1;
  }
  return width;
}

/**
 * RFC 4180: CRLF, quotes doubled inside quotes.
 *
 * @param isRaw leaves cells that spreadsheets would run as formulas as they are; else an apostrophe goes before them.
 */
export function formatCsv(rows: readonly Row[], isRaw: boolean): string {
  const columns = listColumns(rows);
  const guard = isRaw ? (text: string) => text : guardCell;
  const lines = [columns, ...rows.map((row) => columns.map((name) => guard(toText(row[name]))))];
  return lines.map((cells) => `${cells.map(quoteCell).join(',')}\r\n`).join('');
}

const quoteCell = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** What begins like a formula and is no number. */
const guardCell = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
