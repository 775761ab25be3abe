import { BlobSource, BufferTarget, Conversion, Input, MP4, OggOutputFormat, Output, WEBM } from "mediabunny";
import { voiceType } from "@/server/media/rules";

/**
 * A recording of the browser (WebM or MP4) as a voice message: OGG with one channel of Opus. Opus is only wrapped anew, other sound
 * is encoded where the browser can do that; null = it cannot. Large, so load it by import() when there is something to convert.
 */
export async function toVoice(recorded: Blob): Promise<Blob | null> {
  const input = new Input({ source: new BlobSource(recorded), formats: [WEBM, MP4] });
  try {
    const target = new BufferTarget();
    const conversion = await Conversion.init({
      input,
      output: new Output({ format: new OggOutputFormat(), target }),
      video: { discard: true },
      audio: { codec: "opus", numberOfChannels: 1 },
      showWarnings: false,
    });
    if (!conversion.isValid || conversion.utilizedTracks.length === 0) return null;
    await conversion.execute();
    return target.buffer && new Blob([target.buffer], { type: voiceType });
  } finally {
    input.dispose();
  }
}
