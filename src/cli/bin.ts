#!/usr/bin/env node
import type { Output } from './environment.js';
import { run } from './run.js';

/**
 * Opened when it is first used, which takes time: most runs say nothing on standard error. Whoever reads the output may
 * stop early, as `head` does: that is no failure, and the rest is dropped.
 */
function createOutput(open: () => NodeJS.WriteStream): Output {
  let opened: NodeJS.WriteStream | undefined;
  let isOpen = true;
  const openOnce = (): NodeJS.WriteStream => {
    opened ??= open().on('error', (error: NodeJS.ErrnoException) => {
      isOpen = false;
      if (error.code !== 'EPIPE') process.exitCode = 2;
    });
    return opened;
  };
  return {
    get isTerminal() {
      return openOnce().isTTY === true;
    },
    write(text) {
      const stream = openOnce();
      if (isOpen) stream.write(text);
    },
  };
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

// Not process.exit, which would cut off output that a pipe has not taken yet.
// biome-ignore lint/nursery/noFloatingPromises: run never rejects, and a program in CommonJS has no await out here.
run({
  argv: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  platform: process.platform,
  now: Date.now,
  // Not `performance`, for which Node loads a dozen modules.
  clock: () => process.uptime() * 1000,
  stdout: createOutput(() => process.stdout),
  stderr: createOutput(() => process.stderr),
  readStdin,
  fetch,
}).then((code) => {
  process.exitCode = code;
});
