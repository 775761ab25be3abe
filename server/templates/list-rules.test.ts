import { describe, expect, it } from "vitest";
import type { TemplateStatus } from "@/db/enums";
import { countStatuses, groupVersions, statusOfAll, type Version, versionsInTrouble } from "./list-rules";

const version = (over: Partial<Version> = {}): Version => ({
  numberId: "servis",
  name: "zimni_servis",
  language: "cs",
  status: "approved",
  statusReason: null,
  ...over,
});

describe("the list of templates", () => {
  it("shows the languages of a template in one row, another number's apart (S2.18)", () => {
    const groups = groupVersions([
      version(),
      version({ language: "en", status: "pending" }),
      version({ numberId: "eshop" }),
    ]);
    expect(groups.map(({ key, versions }) => [key, versions.map(({ language }) => language)])).toEqual([
      ["servis/zimni_servis", ["cs", "en"]],
      ["eshop/zimni_servis", ["cs"]],
    ]);
  });

  it.each<[TemplateStatus[], TemplateStatus]>([
    [["rejected", "approved"], "approved"],
    [["rejected", "pending"], "pending"],
    [["deleted", "paused"], "paused"],
    [["deleted"], "deleted"],
    [[], "draft"],
  ])("calls %j together %s", (statuses, together) => {
    expect(statusOfAll(statuses)).toBe(together);
  });

  it("warns of a state that stops sending and of whatever the provider gave a reason for (S2.19)", () => {
    const rows = [
      version(),
      version({ language: "en", status: "rejected" }),
      version({ language: "de", statusReason: "category changed" }),
      version({ language: "sk", status: "pending" }),
    ];
    expect(versionsInTrouble(rows).map(({ language }) => language)).toEqual(["en", "de"]);
  });

  it("warns of a move of category until somebody knows of it, and of an edit that was refused (S2.19)", () => {
    const moved = { previousCategory: "utility" as const };
    const rows = [
      version({ language: "en", ...moved }),
      version({ language: "de", ...moved, categorySeenAt: new Date("2026-11-22") }),
      version({ language: "sk", pendingEdit: { status: "pending" } }),
      version({ language: "pl", pendingEdit: { status: "rejected" } }),
    ];
    expect(versionsInTrouble(rows).map(({ language }) => language)).toEqual(["en", "pl"]);
  });

  it("counts only the states there are, the usable first", () => {
    const groups = (["rejected", "approved", "approved"] as const).map((status) => ({ status }));
    expect(countStatuses(groups)).toEqual([
      { status: "approved", count: 2 },
      { status: "rejected", count: 1 },
    ]);
  });
});
