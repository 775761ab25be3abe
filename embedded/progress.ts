import { messageOf } from "./failure";

const announceAfterMs = 2_000;
const repeatMs = 10_000;

/** Names a piece of work on the terminal once it takes longer than two seconds, and again every ten. */
export async function withProgress<T>(label: string, work: Promise<T>): Promise<T> {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  let shown = false;
  const say = () => {
    sayLine(shown ? `  … ${label}, ${seconds()} s` : `${label} …`);
    shown = true;
  };
  let repeat: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    say();
    repeat = setInterval(say, repeatMs);
  }, announceAfterMs);
  try {
    const result = await work;
    if (shown) sayLine(`  ${label}: done in ${seconds()} s`);
    return result;
  } finally {
    clearTimeout(first);
    clearInterval(repeat);
  }
}

export const sayLine = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs optional work: its failure is a line, not the end. */
export async function optionally(label: string, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    sayLine(`${label} did not work: ${messageOf(error)}`);
  }
}
