import { afterAll } from "vitest";

/** The real one, whatever a test makes of time. */
const { setTimeout } = globalThis;

/** What a query told last waits for a timer of its own; when that rings, the test's window has to be there still. */
afterAll(() => new Promise<void>((resolve) => void setTimeout(resolve, 0)));
