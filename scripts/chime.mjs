// `node scripts/chime.mjs`: writes public/chime.wav, the sound of a notification. Two soft notes, made here, so nobody's but ours.
import { writeFileSync } from "node:fs";

const rate = 16_000;
const notes = [
  { at: 0, hertz: 659.25 },
  { at: 0.11, hertz: 987.77 },
];
const seconds = 0.5;

const samples = Array.from({ length: rate * seconds }, (_, n) => {
  const time = n / rate;
  const sounding = notes.filter(({ at }) => time >= at);
  const sum = sounding.reduce((all, { at, hertz }) => all + tone(time - at, hertz), 0);
  const fade = Math.min(1, (seconds - time) / 0.05);
  return Math.round(sum * fade * 0.22 * 32_767);
});

/** A struck bar: a quick attack, a slow end, one faint octave above. */
function tone(time, hertz) {
  const wave = Math.sin(2 * Math.PI * hertz * time) + 0.2 * Math.sin(4 * Math.PI * hertz * time);
  return wave * Math.min(1, time / 0.006) * Math.exp(-time * 9);
}

const data = Buffer.from(Int16Array.from(samples).buffer);
const head = Buffer.alloc(44);
head.write("RIFF", 0);
head.writeUInt32LE(36 + data.length, 4);
head.write("WAVEfmt ", 8);
head.writeUInt32LE(16, 16);
head.writeUInt16LE(1, 20);
head.writeUInt16LE(1, 22);
head.writeUInt32LE(rate, 24);
head.writeUInt32LE(rate * 2, 28);
head.writeUInt16LE(2, 32);
head.writeUInt16LE(16, 34);
head.write("data", 36);
head.writeUInt32LE(data.length, 40);
writeFileSync("public/chime.wav", Buffer.concat([head, data]));
