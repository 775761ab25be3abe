/** Why nothing can be recorded. */
export type MicrophoneRefusal = "denied" | "missing" | "busy" | "unsupported";

export class MicrophoneError extends Error {
  constructor(
    readonly refusal: MicrophoneRefusal,
    options?: ErrorOptions,
  ) {
    super(`the microphone cannot be used: ${refusal}`, options);
  }
}

export type Recording = {
  pause: () => void;
  resume: () => void;
  /** How loud it is now, 0 to 1. */
  level: () => number;
  /** Ends it; the browser's own format comes back. */
  stop: () => Promise<Blob>;
  discard: () => void;
};

/** The voice message's own format first, then what becomes it without loss. */
const formats = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];
/** Speech is as good as at WhatsApp's own 16 kbit/s or better. */
const bitsPerSecond = 24_000;

/** Asks for the microphone and records. Throws `MicrophoneError`. `onLost`: the microphone was pulled out or taken away. */
export async function startRecording(onLost: () => void): Promise<Recording> {
  const mimeType = supportedFormat();
  const stream = await openMicrophone();
  const audio = new AudioContext();
  await audio.resume();
  const { analyser, mono } = graphOf(audio, stream);
  const recorder = new MediaRecorder(mono, { mimeType, audioBitsPerSecond: bitsPerSecond });
  const chunks: Blob[] = [];
  const free = () => {
    for (const track of stream.getTracks()) track.stop();
    if (audio.state !== "closed") void audio.close();
  };
  const ended = new Promise<Blob>((resolve, reject) => {
    recorder.ondataavailable = ({ data }) => chunks.push(data);
    recorder.onstop = () => resolve(new Blob(chunks, { type: recorder.mimeType || mimeType }));
    recorder.onerror = () => reject(new Error("the recording broke off"));
  });
  // Nobody may be waiting for a recording that is thrown away.
  ended.catch(() => undefined).finally(free);
  stream.getAudioTracks()[0]?.addEventListener("ended", onLost);
  recorder.start(1000);
  const end = () => recorder.state !== "inactive" && recorder.stop();
  return {
    pause: () => recorder.pause(),
    resume: () => recorder.resume(),
    level: () => loudnessOf(analyser),
    stop: () => {
      end();
      return ended;
    },
    discard: end,
  };
}

function supportedFormat(): string {
  // On plain http a browser hides its microphones.
  const isThere = typeof MediaRecorder !== "undefined" && Boolean(navigator.mediaDevices);
  const mimeType = isThere ? formats.find((format) => MediaRecorder.isTypeSupported(format)) : undefined;
  if (!mimeType) throw new MicrophoneError("unsupported");
  return mimeType;
}

async function openMicrophone(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    });
  } catch (error) {
    throw new MicrophoneError(refusalOf(error), { cause: error });
  }
}

/** The names of W3C's Media Capture and Streams §10.2; browsers agree on these. */
export function refusalOf(error: unknown): MicrophoneRefusal {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "missing";
  return name === "NotReadableError" || name === "AbortError" ? "busy" : "unsupported";
}

/** One channel, whatever the microphone has: providers take no other voice messages. */
function graphOf(audio: AudioContext, stream: MediaStream) {
  const source = audio.createMediaStreamSource(stream);
  const analyser = audio.createAnalyser();
  const destination = new MediaStreamAudioDestinationNode(audio, { channelCount: 1, channelCountMode: "explicit" });
  source.connect(analyser);
  source.connect(destination);
  return { analyser, mono: destination.stream };
}

function loudnessOf(analyser: AnalyserNode): number {
  const samples = new Float32Array(analyser.fftSize);
  analyser.getFloatTimeDomainData(samples);
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  // The root twice: speech is far below the loudest, and ears hear relations.
  return Math.min(1, 1.4 * Math.sqrt(Math.sqrt(power)));
}
