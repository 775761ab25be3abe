// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import common from "@/messages/cs/common.json";
import errors from "@/messages/cs/errors.json";
import registration from "@/messages/cs/registration.json";
import { CodePanel } from "./code-panel";
import { ProviderDialog360 } from "./provider-dialog360";
import type { Wizard } from "./use-wizard";

afterEach(cleanup);

const move = () => ({ mutate: vi.fn(), isPending: false, isSuccess: false, error: null });

/** What these two parts read of a wizard. */
function wizard(fields: object, shown: object = {}) {
  const moves = { requestCode: move(), markEmail: move(), openPortal: move() };
  const made = {
    fields: { account: "existing", email: "", method: "sms", costAccepted: true, ...fields },
    shown: {
      id: "r1",
      way: "register",
      provider: "360dialog",
      state: "draft",
      phone: null,
      data: { listed: [] },
      code: { nextAt: null, sendsLeft: 3, sentAt: null },
      roads: { connect: true, news: true, signupUrl: "https://hub.360dialog.com/signup" },
      ...shown,
    },
    change: vi.fn(),
    keep: vi.fn(),
    saveNow: vi.fn(async () => true),
    moves,
  };
  return made as typeof made & Wizard;
}

const show = (children: ReactNode) =>
  render(
    <TRPCReactProvider>
      <NextIntlClientProvider
        locale="cs"
        messages={{ registration, common, errors }}
        timeZone="Europe/Prague"
        now={new Date("2026-11-26T12:00:00Z")}
      >
        {children}
      </NextIntlClientProvider>
    </TRPCReactProvider>,
  );

describe("the account at 360dialog (S3.9)", () => {
  const { dialog360 } = registration;

  it("is one that exists, or a new one made in its window", () => {
    const chosen = wizard({ account: "existing" });
    show(<ProviderDialog360 wizard={chosen} />);
    expect(screen.queryByRole("link", { name: dialog360.createAccount })).toBeNull();
    fireEvent.click(screen.getByRole("radio", { name: dialog360.new }));
    expect(chosen.keep).toHaveBeenCalledWith({ account: "new" });
  });

  it("leads to the provider's own window for a new one, and waits for its e-mail", () => {
    const chosen = wizard({ account: "new" });
    show(<ProviderDialog360 wizard={chosen} />);
    const link = screen.getByRole("link", { name: dialog360.createAccount });
    expect(link.getAttribute("href")).toBe("https://hub.360dialog.com/signup");
    fireEvent.click(link);
    expect(chosen.moves.markEmail.mutate).toHaveBeenCalledWith({ registrationId: "r1", isWaiting: true });
  });
});

describe("the code by a call (S3.24)", () => {
  it("warns of the voice menu, by SMS it does not", () => {
    const { code } = registration;
    show(<CodePanel wizard={wizard({ method: "voice" })} />);
    expect(screen.getByText(code.ivr)).toBeTruthy();
    cleanup();
    show(<CodePanel wizard={wizard({ method: "sms" })} />);
    expect(screen.queryByText(code.ivr)).toBeNull();
  });
});
