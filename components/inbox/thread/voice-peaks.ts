/** How many bars the picture of a recording has. */
export const barCount = 36;

/** Loudness of a recording in `barCount` bars between 0 and 1; the loudest is 1. */
export function peaksOf(samples: Float32Array, bars = barCount): number[] {
  const part = Math.max(1, Math.floor(samples.length / bars));
  const loud = Array.from({ length: bars }, (_, bar) => {
    let sum = 0;
    for (let at = bar * part; at < (bar + 1) * part && at < samples.length; at++) sum += Math.abs(samples[at] ?? 0);
    return sum / part;
  });
  const loudest = Math.max(...loud);
  return loudest > 0 ? loud.map((value) => value / loudest) : loud;
}

/** Reads a recording and measures it; null when the browser cannot decode it (the player then shows plain bars). */
export async function measureRecording(url: string): Promise<number[] | null> {
  try {
    const response = await fetch(url);
    if (!response.ok) return null;
    const audio = new OfflineAudioContext(1, 1, 16_000);
    const decoded = await audio.decodeAudioData(await response.arrayBuffer());
    return peaksOf(decoded.getChannelData(0));
  } catch {
    return null; // an undecodable format is no error: it may still play
  }
}
