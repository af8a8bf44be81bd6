/** Where the bundled tests lie, from the root. */
export const bundlePath = 'test/mutation/tests.bundle.cjs';
