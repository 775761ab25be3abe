const chunkLength = 32_768;

/**
 * Lines as a stream of bytes, read only as fast as somebody takes them. The first line is read before this answers, so that a
 * refusal is still a refusal; who cancels the stream ends the reading.
 */
export async function lineStream(lines: AsyncGenerator<string>): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  const first = await lines.next();
  return new ReadableStream({
    start: (controller) => {
      if (!first.done) controller.enqueue(encoder.encode(first.value));
    },
    pull: async (controller) => {
      const { text, done } = await nextChunk(lines);
      if (text) controller.enqueue(encoder.encode(text));
      if (done) controller.close();
    },
    cancel: () => lines.return(undefined).then(() => undefined),
  });
}

/** Lines up to a chunk's length: one call a line would be slow over a million of them. */
async function nextChunk(lines: AsyncGenerator<string>): Promise<{ text: string; done: boolean }> {
  let text = "";
  while (text.length < chunkLength) {
    const next = await lines.next();
    if (next.done) return { text, done: true };
    text += next.value;
  }
  return { text, done: false };
}
