/** How anything that a server says is spelled in TypeScript, so that it stays what it is: a name, a text, a comment. */

/** Line ends, odd blanks, controls, directions of writing, halves of characters: what an editor hides or turns. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|(?! )\p{Zs}/gu;

/** A string literal, in the quotes that need no escaping, as formatters do. */
export function spellText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replace(invisible, escapeUnits);
  return `${quote}${escaped}${quote}`;
}

function escapeUnits(character: string): string {
  return character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A property's name, in quotes where it needs them. */
export function spellProperty(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : spellText(name);
}

/** A property's name in an object literal, where a plain `__proto__` would be no property. */
export function spellKey(name: string): string {
  return name === '__proto__' ? `['__proto__']` : spellProperty(name);
}

/** Text within a doc comment: on one line, ending no comment and beginning no tag. */
export function spellComment(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(invisible, '')
    .replaceAll('*/', '*\\/')
    .replaceAll('@', '\\@')
    .trim();
}

/** A doc comment before what is indented by `indent`; on one line where the parts fit. */
export function spellDoc(parts: readonly string[], indent: string): string {
  const line = `${indent}/** ${parts.join(' ')} */`;
  const isShort = line.length <= lineWidth && !parts.some((part) => part.startsWith('- '));
  if (isShort) return line;
  return [`${indent}/**`, ...parts.map((part) => `${indent} * ${part}`), `${indent} */`].join('\n');
}

export const lineWidth = 110;

/** Items, each with a comma, as many to a line as fit. */
export function fillLines(items: readonly string[], indent: string): readonly string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    const joined = `${last ?? indent}${last === undefined ? '' : ' '}${item},`;
    if (last !== undefined && joined.length <= lineWidth) lines[lines.length - 1] = joined;
    else lines.push(`${indent}${item},`);
  }
  return lines;
}
