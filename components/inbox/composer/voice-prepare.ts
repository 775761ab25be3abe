import { voiceType } from "@/server/media/rules";

/** What goes to the client; not `isVoice`: an ordinary sound file, because this browser cannot make a voice message. */
export type Prepared = { file: Blob; isVoice: boolean };

type Convert = (recorded: Blob) => Promise<Blob | null>;

/** A recording as providers take it. Throws when it is empty or no longer a recording. */
export async function prepareVoice(recorded: Blob, convert: Convert = convertLate): Promise<Prepared> {
  if (recorded.size === 0) throw new Error("nothing was recorded");
  if (recorded.type.startsWith("audio/ogg")) return { file: retyped(recorded, voiceType), isVoice: true };
  const voice = await convert(recorded);
  if (voice) return { file: voice, isVoice: true };
  // AAC of an older Safari: every provider takes it, as a file that plays.
  if (recorded.type.startsWith("audio/mp4")) return { file: retyped(recorded, "audio/mp4"), isVoice: false };
  throw new Error(`a recording of type ${recorded.type} cannot be sent`);
}

const retyped = (blob: Blob, type: string) => blob.slice(0, blob.size, type);

const convertLate: Convert = async (recorded) => (await import("./voice-ogg")).toVoice(recorded);
