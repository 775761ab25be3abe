import {
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  Input,
  OGG,
  Output,
  WebMOutputFormat,
} from "mediabunny";
import { expect, it } from "vitest";
import { sniffType } from "@/server/media/sniff";
import { toVoice } from "./voice-ogg";

const seconds = 0.02;
/** Opus packets of 20 ms of silence, each told apart by what follows its first byte. */
const packetOf = (at: number) => Uint8Array.of(0xf8, 0xff, 0xfe, at);

/** RFC 7845 §5.1: version 1, channels, no pre-skip, 48 kHz, no gain, plain mapping. */
const opusHead = (channels: number) =>
  Uint8Array.of(...new TextEncoder().encode("OpusHead"), 1, channels, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0);

/** What Chromium's MediaRecorder makes: Opus in WebM, written as it comes. */
async function recordedWebM(count: number, channels = 1): Promise<Blob> {
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat({ appendOnly: true }), target });
  const sound = new EncodedAudioPacketSource("opus");
  output.addAudioTrack(sound);
  await output.start();
  const decoderConfig = {
    codec: "opus",
    numberOfChannels: channels,
    sampleRate: 48_000,
    description: opusHead(channels),
  };
  for (let at = 0; at < count; at += 1)
    await sound.add(new EncodedPacket(packetOf(at), "key", at * seconds, seconds), { decoderConfig });
  await output.finalize();
  return new Blob([target.buffer ?? new ArrayBuffer()], { type: "audio/webm;codecs=opus" });
}

async function packetsIn(ogg: Blob) {
  const input = new Input({ source: new BufferSource(await ogg.arrayBuffer()), formats: [OGG] });
  const track = await input.getPrimaryAudioTrack();
  if (!track) throw new Error("no sound");
  const packets: number[][] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push([...packet.data]);
  return {
    packets,
    codec: await track.getCodec(),
    channels: await track.getNumberOfChannels(),
    seconds: await input.computeDuration(),
  };
}

it("puts a browser's WebM into OGG without touching a packet, as the type that providers take (O18)", async () => {
  const voice = await toVoice(await recordedWebM(60));
  if (!voice) throw new Error("not converted");
  expect(voice.type).toBe("audio/ogg; codecs=opus");
  const bytes = new Uint8Array(await voice.arrayBuffer());
  expect(await sniffType(bytes, { fileName: null, mimeType: null })).toBe("audio/ogg; codecs=opus");
  const found = await packetsIn(voice);
  expect(found).toMatchObject({ codec: "opus", channels: 1 });
  expect(found.seconds).toBeCloseTo(1.2, 2);
  expect(found.packets).toEqual(Array.from({ length: 60 }, (_, at) => [...packetOf(at)]));
});

it("makes no voice message of two channels where nothing can encode (providers take one)", async () => {
  expect(await toVoice(await recordedWebM(5, 2))).toBeNull();
});

it("fails for what is no recording", async () => {
  await expect(toVoice(new Blob(["nothing"]))).rejects.toThrow();
});
