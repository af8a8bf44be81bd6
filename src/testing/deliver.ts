import type { Fault } from './faults.js';
import { type Answer, emptyAnswer } from './protocol/answer.js';

// How an answer reaches the one who asked, with `fetch`'s manners: what fails on the way is a TypeError, what is
// aborted fails with the reason of the signal, and then nothing of it goes on.

/** Hands over an answer, spoilt by a fault. Null never comes, unless `timeLimit` milliseconds end the wait. */
export async function deliver(
  answer: Answer | null,
  fault: Fault | undefined,
  signal: AbortSignal,
  timeLimit: number | null,
): Promise<Response> {
  signal.throwIfAborted();
  if (fault && 'reset' in fault && fault.reset === 'answer') throw new TypeError('fetch failed');
  if (answer === null || (fault && 'hang' in fault)) {
    await wait(timeLimit, signal);
    return createResponse(emptyAnswer, fault, signal);
  }
  if (fault && 'delay' in fault) await wait(fault.delay, signal);
  return createResponse(answer, fault, signal);
}

const withoutBody: ReadonlySet<number> = new Set([204, 205, 304]);

function createResponse(
  { status, headers, body }: Answer,
  fault: Fault | undefined,
  signal: AbortSignal,
): Response {
  const init = { status, headers };
  if (withoutBody.has(status)) return new Response(null, init);
  if (!fault) return new Response(body, init);
  if ('truncate' in fault) return new Response(body.slice(0, fault.truncate), init);
  if ('reset' in fault)
    return new Response(streamPieces(cutInPieces(body, 2).slice(0, 1), 0, signal, true), init);
  if ('slow' in fault)
    return new Response(streamPieces(cutInPieces(body, 10), fault.slow, signal, false), init);
  return new Response(body, init);
}

function cutInPieces(text: string, count: number): readonly Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const size = Math.ceil(bytes.length / count);
  return Array.from({ length: count }, (_, i) => bytes.slice(i * size, (i + 1) * size));
}

function streamPieces(
  pieces: readonly Uint8Array[],
  pause: number,
  signal: AbortSignal,
  breaksOff: boolean,
): ReadableStream<Uint8Array> {
  const rest = [...pieces];
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        if (pause > 0) await wait(pause, signal);
        const piece = rest.shift();
        if (piece) controller.enqueue(piece);
        else if (breaksOff) controller.error(new TypeError('terminated'));
        else controller.close();
      } catch (reason) {
        controller.error(reason);
      }
    },
  });
}

/** Waits so many milliseconds, forever where null; ends early, with its reason, when the signal aborts. */
function wait(milliseconds: number | null, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const finish = (): void => {
      signal.removeEventListener('abort', abort);
      resolve();
    };
    const timer = milliseconds === null ? undefined : setTimeout(finish, milliseconds);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
