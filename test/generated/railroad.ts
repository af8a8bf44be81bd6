import { type Expression, printExpression } from './notation.js';

/** A drawing that is entered at the left and left at the right, both at the height `y` it is drawn at. */
interface Drawing {
  readonly width: number;
  /** How far it reaches above and below that height. */
  readonly above: number;
  readonly below: number;
  draw(x: number, y: number): string;
}

const radius = 10;
const gap = 12;
const boxHalf = 13;
const characterWidth = 7.8;

const path = (d: string): string => `<path d="${d}"/>`;
const line = (x: number, y: number, width: number): string => (width > 0 ? path(`M${x} ${y}h${width}`) : '');
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** One line of rails. References become links to `#name`. */
export function renderRails(expression: Expression): string {
  const rails = draw(expression);
  const [width, height, y] = [rails.width + 4 * gap, rails.above + rails.below + 2 * gap, rails.above + gap];
  const end = gap + rails.width + 2 * gap;
  const stops = path(`M${gap} ${y - 8}v16`) + path(`M${end} ${y - 8}v16`);
  const tracks = line(gap, y, gap) + rails.draw(2 * gap, y) + line(2 * gap + rails.width, y, gap);
  return `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(
    printExpression(expression),
  )}">${stops}${tracks}</svg>`;
}

function draw(expression: Expression): Drawing {
  switch (expression.kind) {
    case 'text':
      return drawBox(expression.text, 'text');
    case 'characters':
      return drawBox(expression.words, 'characters');
    case 'reference':
      return drawBox(expression.name, 'reference');
    case 'sequence':
      return drawSequence(expression.parts);
    case 'choice':
      return drawStack(expression.parts.map(draw));
    case 'optional':
      return drawStack([draw(expression.part), blank]);
    case 'repeated':
      return drawStack([drawLoop(draw(expression.part), blank), blank]);
  }
}

const blank: Drawing = { width: 0, above: 0, below: 0, draw: () => '' };

function drawBox(label: string, kind: 'text' | 'characters' | 'reference'): Drawing {
  const width = Math.round(label.length * characterWidth) + 20;
  return {
    width,
    above: boxHalf,
    below: boxHalf,
    draw: (x, y) => {
      const corner = kind === 'text' ? ` rx="${boxHalf}"` : '';
      const box =
        `<rect class="${kind}" x="${x}" y="${y - boxHalf}" width="${width}" height="${2 * boxHalf}"${corner}/>` +
        `<text x="${x + width / 2}" y="${y + 5}">${escapeHtml(label)}</text>`;
      return kind === 'reference' ? `<a href="#${label}">${box}</a>` : box;
    },
  };
}

function drawSequence(parts: readonly Expression[]): Drawing {
  return drawRow(parts.flatMap((part, index) => drawStep(part, parts[index + 1], parts[index - 1])));
}

/** `a { "," a }` is drawn as a loop over one `a` with the comma on the way back, `a { a }` with nothing there. */
function drawStep(part: Expression, next?: Expression, previous?: Expression): readonly Drawing[] {
  const wayBack = findWayBack(part, next);
  if (wayBack) return [drawLoop(draw(part), wayBack)];
  return previous && findWayBack(previous, part) ? [] : [draw(part)];
}

function findWayBack(part: Expression, next?: Expression): Drawing | undefined {
  if (next?.kind !== 'repeated') return undefined;
  const steps = next.part.kind === 'sequence' ? next.part.parts : [next.part];
  const again = steps[steps.length - 1];
  if (!again || printExpression(again) !== printExpression(part)) return undefined;
  const [separator, ...more] = steps.slice(0, -1);
  if (!separator) return blank;
  return more.length === 0 ? draw(separator) : undefined;
}

function drawRow(drawings: readonly Drawing[]): Drawing {
  return {
    width: sum(drawings.map(({ width }) => width)) + gap * (drawings.length - 1),
    above: Math.max(...drawings.map(({ above }) => above)),
    below: Math.max(...drawings.map(({ below }) => below)),
    draw: (x, y) => {
      let at = x;
      return drawings
        .map((drawing, index) => {
          const rail = index > 0 ? line(at - gap, y, gap) : '';
          const drawn = rail + drawing.draw(at, y);
          at += drawing.width + gap;
          return drawn;
        })
        .join('');
    },
  };
}

/** Alternatives, the first on the line and the others below it. */
function drawStack(drawings: readonly Drawing[]): Drawing {
  const inner = Math.max(...drawings.map(({ width }) => width));
  const heights: number[] = [];
  let height = 0;
  for (const [index, drawing] of drawings.entries()) {
    const previous = drawings[index - 1];
    if (previous) height += Math.max(previous.below + gap / 2 + drawing.above, 2 * radius);
    heights.push(height);
  }
  const last = drawings[drawings.length - 1] ?? blank;
  return {
    width: inner + 4 * radius,
    above: drawings[0]?.above ?? 0,
    below: height + last.below,
    draw: (x, y) =>
      drawings.map((drawing, index) => drawBranch(drawing, x, y, heights[index] ?? 0, inner)).join(''),
  };
}

function drawBranch(drawing: Drawing, x: number, y: number, down: number, inner: number): string {
  const right = x + 2 * radius + inner;
  const after = inner - drawing.width;
  const body = drawing.draw(x + 2 * radius, y + down);
  const rest = line(x + 2 * radius + drawing.width, y + down, after);
  if (down === 0) return line(x, y, 2 * radius) + body + rest + line(right, y, 2 * radius);
  const drop = down - 2 * radius;
  const r = radius;
  const enter = path(`M${x} ${y}a${r} ${r} 0 0 1 ${r} ${r}v${drop}a${r} ${r} 0 0 0 ${r} ${r}`);
  const leave = path(`M${right} ${y + down}a${r} ${r} 0 0 0 ${r} ${-r}v${-drop}a${r} ${r} 0 0 1 ${r} ${-r}`);
  return enter + body + rest + leave;
}

/** Forward through `body`, back below it through `back`. */
function drawLoop(body: Drawing, back: Drawing): Drawing {
  const inner = Math.max(body.width, back.width);
  const down = Math.max(body.below + gap / 2 + back.above, 2 * radius);
  const r = radius;
  return {
    width: inner + 2 * r,
    above: body.above,
    below: down + back.below,
    draw: (x, y) => {
      const right = x + r + inner;
      const turn = `v${down - 2 * r}`;
      return [
        line(x, y, r),
        body.draw(x + r, y),
        line(x + r + body.width, y, inner - body.width + r),
        path(`M${right} ${y}a${r} ${r} 0 0 1 ${r} ${r}${turn}a${r} ${r} 0 0 1 ${-r} ${r}`),
        path(`M${x + r} ${y}a${r} ${r} 0 0 0 ${-r} ${r}${turn}a${r} ${r} 0 0 0 ${r} ${r}`),
        back.draw(x + r, y + down),
        line(x + r + back.width, y + down, inner - back.width),
      ].join('');
    },
  };
}
