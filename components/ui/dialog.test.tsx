// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { afterEach, expect, it } from "vitest";
import common from "@/messages/cs/common.json";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { RadioGroup } from "./radio-group";

afterEach(cleanup);

const show = (children: ReactNode) =>
  render(
    <NextIntlClientProvider locale="cs" timeZone="Europe/Prague" messages={{ common }}>
      <Dialog open onOpenChange={() => undefined} title="Dotaz" footer={<Button>Zrušit</Button>}>
        {children}
      </Dialog>
    </NextIntlClientProvider>,
  );
const focused = (element: HTMLElement) => waitFor(() => expect(document.activeElement).toBe(element));

it("begins at the first field", async () => {
  show(<textarea aria-label="Poznámka" />);
  await focused(await screen.findByRole("textbox", { name: "Poznámka" }));
});

it("begins at the chosen one of several", async () => {
  const options = ["ráno", "večer"].map((value) => ({ value, label: value }));
  show(<RadioGroup aria-label="Kdy" options={options} value="večer" onValueChange={() => undefined} />);
  await focused(await screen.findByRole("radio", { name: "večer" }));
});

it("begins at the footer's first button where there is nothing to fill in", async () => {
  show(<p>Opravdu?</p>);
  await focused(await screen.findByRole("button", { name: "Zrušit" }));
});
