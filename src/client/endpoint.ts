import { trimEnd } from '../text/trim-end.js';
import { ClientError } from './client-error.js';

/** The file that answers for the whole web service. */
const script = 'webservice.php';

/**
 * The address of the web service for what people paste: the CRM's own address, with or without a slash,
 * `webservice.php` or `index.php` at its end.
 *
 * @throws ClientError for what is no address, holds credentials or a query, or would send secrets in the clear:
 * plain http goes to the loopback only, unless `allowInsecure` says so.
 */
export function toEndpoint(url: string, allowInsecure: boolean): string {
  const address = parse(url);
  if (address.protocol !== 'https:' && address.protocol !== 'http:') {
    refuse(`'${address.protocol}' is no protocol of the web.`, 'Write https://….');
  }
  if (address.username || address.password) {
    refuse('The url holds a user name or password.', 'The web service takes username and accessKey.');
  }
  if (address.search || address.hash) {
    refuse('The url goes on after its path.', `Give the address of the CRM, or that of its ${script}.`);
  }
  if (address.protocol === 'http:' && !allowInsecure && !isLoopback(address.hostname)) {
    refuse(
      `Plain http to ${address.hostname} would let anyone on the way read session and records.`,
      'Write https://…, or set allowInsecure.',
    );
  }
  const folder = trimEnd(address.pathname.replace(/\/(?:webservice|index)\.php\/?$/i, ''), '/');
  return `${address.origin}${folder}/${script}`;
}

function parse(url: string): URL {
  try {
    return new URL(url);
  } catch {
    // Not the text itself: whoever mixes up the options may have put the access key here.
    return refuse('The url is no address.', 'Write it with its protocol: https://crm.example.org.');
  }
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(?:\.\d+){3}$/.test(host);

function refuse(message: string, hint: string): never {
  throw new ClientError('invalid-option', message, { hint });
}
