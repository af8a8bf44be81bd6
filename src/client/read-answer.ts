import { ClientError, type ClientErrorDetails } from './client-error.js';
import { emptyHints, type Refusal, refusals } from './refusals.js';
import type { WireAnswer } from './transport.js';

type Redact = (text: string) => string;

/**
 * The `result` of an answer.
 *
 * @param redact takes secrets out of what the server says, before it gets into messages.
 * @throws ClientError for whatever else a server sends: an error object under any status, nothing, HTML, plain text,
 * JSON cut short or of another shape.
 */
export function readAnswer(operation: string, { status, body }: WireAnswer, redact: Redact): unknown {
  const details = { operation, status };
  const text = body.replace(/^\ufeff/, '').trim();
  if (text === '') return refuseEmpty(details);
  const answer = parse(text, details, redact);
  if (isObject(answer)) {
    if (answer['success'] === true) return answer['result'];
    if (answer['success'] === false) return refuse(answer['error'], details, redact);
  }
  throw new ClientError('unexpected-answer', `The answer to the ${operation} has neither result nor error.`, {
    ...details,
    transient: isTransient(status),
  });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What proxies and overloaded servers say; the web service itself never does. */
const isTransient = (status: number): boolean => [429, 502, 503, 504].includes(status);

interface Details extends ClientErrorDetails {
  readonly operation: string;
  readonly status: number;
}

function refuseEmpty(details: Details): never {
  const { operation, status } = details;
  const hint = Object.hasOwn(emptyHints, operation) ? emptyHints[operation] : undefined;
  throw new ClientError(
    'empty-answer',
    `The server answered the ${operation} with status ${status} and nothing.`,
    {
      ...details,
      hint,
      transient: isTransient(status),
    },
  );
}

function parse(text: string, details: Details, redact: Redact): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuseText(text, details, redact);
  }
}

function refuseText(text: string, details: Details, redact: Redact): never {
  const { operation, status } = details;
  if (/^Unknown operation requested/.test(text)) {
    throw new ClientError('unknown-operation', `The server has no operation ${operation}.`, details);
  }
  const isCut = /^[{[]/.test(text);
  const what = isCut
    ? 'JSON that is cut short or malformed'
    : text.startsWith('<')
      ? `a page of HTML${quote(readTitle(text), redact)}`
      : `plain text${quote(text, redact)}`;
  throw new ClientError(
    'unreadable-answer',
    `The server answered the ${operation} with status ${status} and ${what}.`,
    {
      ...details,
      hint: isCut
        ? undefined
        : 'Is that the address of a CRM, and does no proxy or login page stand before it?',
      transient: isCut || isTransient(status),
    },
  );
}

const readTitle = (html: string): string => /<title[^<>]*>([^<]*)/i.exec(html)?.[1] ?? '';

/** Enough of a text to recognise it by. */
function quote(text: string, redact: Redact): string {
  const line = redact(text).replace(/\s+/g, ' ').trim();
  if (line === '') return '';
  return `, '${line.length > 120 ? `${line.slice(0, 120)}…` : line}'`;
}

function refuse(error: unknown, details: Details, redact: Redact): never {
  const serverCode = readText(error, 'code', 'errorType');
  const said = readText(error, 'message', 'errorMsg') ?? '';
  const found = refusals.find((refusal) => fits(refusal, details.operation, serverCode, said));
  const name = found?.message?.exec(said)?.[1];
  const own = quote(said, redact);
  const meaning = found
    ? found.says.replace('$1', redact(name ?? ''))
    : `The server refused the ${details.operation}.`;
  const words = serverCode ? ` It said ${redact(serverCode)}${own}.` : own ? ` It said ${own.slice(2)}.` : '';
  throw new ClientError(found?.code ?? 'server-error', meaning + words, {
    ...details,
    serverCode: serverCode === undefined ? undefined : redact(serverCode),
    hint: found?.hint,
    names: name ? [redact(name)] : [],
    transient: isTransient(details.status),
  });
}

const fits = (
  { serverCode, operations, message }: Refusal,
  operation: string,
  given: string | undefined,
  said: string,
): boolean =>
  serverCode === given && (operations?.includes(operation) ?? true) && (message?.test(said) ?? true);

/** The documentation's prose and its definition name the keys differently. */
function readText(error: unknown, ...keys: readonly string[]): string | undefined {
  if (!isObject(error)) return undefined;
  return keys.map((key) => error[key]).find((value) => typeof value === 'string' && value !== '') as
    | string
    | undefined;
}
