// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import common from "@/messages/cs/common.json";
import inbox from "@/messages/cs/inbox.json";
import { MessageAudio } from "./message-audio";
import { MessageVideo } from "./message-video";
import { message } from "./thread-samples";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** In a browser that plays these types. */
function show(kind: "voice" | "audio" | "video", mimeType: string, played: string[]) {
  vi.spyOn(HTMLMediaElement.prototype, "canPlayType").mockImplementation((type) =>
    played.includes(type) ? "probably" : "",
  );
  vi.stubGlobal("fetch", async () => new Response(null, { status: 404 }));
  const media = {
    id: "m1",
    status: "stored" as const,
    mimeType,
    fileName: null,
    byteSize: 184_000,
    width: 320,
    height: 180,
    error: null,
  };
  const shown = message({ kind, body: null, media });
  return render(
    <NextIntlClientProvider locale="cs" timeZone="Europe/Prague" messages={{ common, inbox }}>
      <TRPCReactProvider>
        {kind === "video" ? <MessageVideo message={shown} /> : <MessageAudio message={shown} failed={false} />}
      </TRPCReactProvider>
    </NextIntlClientProvider>,
  );
}
const ogg = "audio/ogg; codecs=opus";

it("plays a voice message at one, one and a half and twice the speed (S1.10)", () => {
  const { container } = show("voice", ogg, [ogg]);
  const player = container.querySelector("audio");
  for (const [label, speed] of [
    ["Rychlost 1×", 1.5],
    ["Rychlost 1,5×", 2],
    ["Rychlost 2×", 1],
  ] as const) {
    fireEvent.click(screen.getByRole("button", { name: label }));
    expect(player?.playbackRate).toBe(speed);
  }
  expect(screen.getByRole("button", { name: "Přehrát hlasovou zprávu" })).toBeTruthy();
});

it.each([
  ["voice", ogg],
  ["audio", "audio/amr"],
  ["video", "video/3gpp"],
] as const)(
  "says of a %s of type %s that this browser cannot play it, and offers it to download (S1.10)",
  (kind, type) => {
    show(kind, type, ["audio/mp4"]);
    expect(screen.getByText(/formát prohlížeč nepřehraje/)).toBeTruthy();
    expect(screen.getByRole("link", { name: "Stáhnout soubor" }).getAttribute("href")).toBe("/api/media/m1?download=1");
    expect(screen.queryByRole("button", { name: /Přehrát/ })).toBeNull();
  },
);

it.each([
  ["audio", "audio/mpeg", "audio"],
  ["video", "video/mp4", "video"],
] as const)("says the same of %s when playing fails after all (S1.10)", (kind, type, element) => {
  const { container } = show(kind, type, [type]);
  const player = container.querySelector(element);
  expect(player).not.toBeNull();
  if (player) fireEvent.error(player);
  expect(screen.getByText(/formát prohlížeč nepřehraje/)).toBeTruthy();
});

it("says the same of a film that has only its sound, its picture being in a codec that is missing (S1.10)", () => {
  const { container } = show("video", "video/mp4", ["video/mp4"]);
  const player = container.querySelector("video");
  if (player) fireEvent.loadedMetadata(player);
  expect(screen.getByText(/formát prohlížeč nepřehraje/)).toBeTruthy();
});

it("plays one voice at a time: what played before is paused (S1.10)", () => {
  const pause = vi.spyOn(HTMLMediaElement.prototype, "pause").mockImplementation(() => undefined);
  show("voice", ogg, [ogg]);
  const { container } = show("voice", ogg, [ogg]);
  const first = document.querySelector("audio");
  const second = container.querySelector("audio");
  expect(first).not.toBe(second);
  if (second) fireEvent.play(second);
  expect(pause.mock.contexts).toEqual([first]);
});
