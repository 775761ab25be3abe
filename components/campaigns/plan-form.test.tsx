// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import messages from "@/messages/cs/plan.json";
import { type CampaignSchedule, scheduleOf } from "@/server/campaigns/schedule-schema";
import type { ShownSchedule } from "@/server/campaigns/show-schedule";
import { PlanForm } from "./plan-form";

const facts: ShownSchedule = {
  schedule: scheduleOf({}),
  status: "draft",
  hasStarted: false,
  isMarketing: true,
  numberName: "E-shop",
  dailyLimit: 1000,
  numberShare: 300,
  companyCap: { messages: 2, days: 7 },
  companyZone: "Europe/Prague",
};

let now: CampaignSchedule;
function Form({ change = {} }: { change?: Partial<ShownSchedule> }) {
  const [schedule, setSchedule] = useState(facts.schedule);
  now = schedule;
  return (
    <NextIntlClientProvider locale="cs" timeZone="Europe/Prague" messages={{ plan: messages }}>
      <PlanForm
        schedule={schedule}
        onChange={(part) => setSchedule((old) => ({ ...old, ...part }))}
        facts={{ ...facts, ...change }}
        places={[{ country: "GB", zone: "Europe/London", count: 5 }]}
      />
    </NextIntlClientProvider>
  );
}
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe("the plan's form", () => {
  afterEach(cleanup);

  it("takes over only what is a number within its bounds (S0.35)", () => {
    render(<Form />);
    type("Počet kampaňových zpráv za den", "250");
    expect(now.dailyShare).toBe(250);
    type("Počet kampaňových zpráv za den", "1001");
    expect(now.dailyShare).toBe(250);
    expect(screen.getByText(/tolik je denní limit čísla/)).toBeTruthy();
    type("Počet kampaňových zpráv za den", "");
    expect(now.dailyShare).toBeNull();
  });

  it("reads batches of a ramp-up, and nothing that is none", () => {
    render(<Form />);
    fireEvent.click(screen.getByRole("switch", { name: /Pozvolný rozjezd/ }));
    type("Velikosti dávek", "50, 200, 1 000");
    expect(now.rampUp?.steps).toEqual([50, 200, 1000]);
    type("Velikosti dávek", "50, mnoho");
    expect(now.rampUp?.steps).toEqual([50, 200, 1000]);
    expect(screen.getByText(/Napište jedno až šest/)).toBeTruthy();
  });

  it("shows the recipients' clock beside the chosen one (O8)", () => {
    render(<Form />);
    fireEvent.click(screen.getByRole("radio", { name: "V určený čas" }));
    type("Datum a čas", "2030-01-15T09:00");
    expect(now.start).toEqual({ at: "2030-01-15T08:00:00.000Z", zone: "Europe/Prague" });
    expect(screen.getByText(/Spojené království/).textContent).toContain("8:00");
  });

  it("offers no start for what has started, and no cap where no marketing is sent", () => {
    render(<Form change={{ hasStarted: true, isMarketing: false }} />);
    expect(screen.queryByText("Začátek")).toBeNull();
    expect(screen.queryByText("Nejvýš na jednoho klienta")).toBeNull();
    expect(screen.getByText("Hlídač kvality")).toBeTruthy();
  });
});
