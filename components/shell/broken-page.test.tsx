// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import common from "@/messages/cs/common.json";
import shell from "@/messages/cs/shell.json";
import { BrokenPage } from "./broken-page";

afterEach(cleanup);

const show = (error: Error & { digest?: string }, retry = () => undefined) =>
  render(
    <NextIntlClientProvider locale="cs" messages={{ common, shell }}>
      <BrokenPage error={error} retry={retry} />
    </NextIntlClientProvider>,
  );

it("asks the server anew: drawing what broke there once more would break again", () => {
  const retry = vi.fn();
  show(Object.assign(new Error("boom"), { digest: "797870123" }), retry);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Něco se nepovedlo");
  screen.getByText(/řekněte správci tento kód: 797870123/);
  fireEvent.click(screen.getByRole("button", { name: "Zkusit znovu" }));
  expect(retry).toHaveBeenCalledTimes(1);
});

it("names no code where there is none, and never what the error says", () => {
  show(new Error("secret of the server"));
  screen.getByText("Nic se neztratilo. Zkuste to znovu.");
  expect(document.body.textContent).not.toContain("secret");
});

describe("where it comes when a page breaks", () => {
  beforeEach(() => vi.resetModules()); // it is fetched once a page
  afterEach(() => vi.doUnmock("./broken-page"));

  async function showLater(retry = () => undefined) {
    const { BrokenPageLater } = await import("./broken-page-later");
    render(
      <NextIntlClientProvider locale="cs" messages={{ common, shell }}>
        <BrokenPageLater error={Object.assign(new Error("boom"), { digest: "4711" })} retry={retry} />
      </NextIntlClientProvider>,
    );
  }

  it("says so at once, and with its code when the rest is here", { timeout: 30_000 }, async () => {
    await showLater();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Něco se nepovedlo");
    expect(await screen.findByText(/4711/, {}, { timeout: 20_000 })).toBeTruthy();
  });

  it("lets the person try again where the network is what broke", async () => {
    vi.doMock("./broken-page", () => {
      throw new Error("no such file");
    });
    const retry = vi.fn();
    await showLater(retry);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Něco se nepovedlo");
    fireEvent.click(screen.getByRole("button", { name: "Zkusit znovu" }));
    expect(retry).toHaveBeenCalledOnce();
  });
});
