import { describe, expect, it } from "vitest";
import { fromTemplateChange } from "./template-events";

const named = { message_template_id: 700, message_template_name: "zimni_servis", message_template_language: "en-US" };
const told = (field: string, value: Record<string, unknown>) => fromTemplateChange(field, { ...named, ...value })?.[0];
const status = (value: Record<string, unknown>) => told("message_template_status_update", value);

describe("news of a template", () => {
  it.each([
    ["APPROVED", "approved"],
    ["REINSTATED", "approved"],
    ["FLAGGED", "approved"],
    ["PENDING", "pending"],
    ["IN_APPEAL", "pending"],
    ["REJECTED", "rejected"],
    ["PAUSED", "paused"],
    ["DISABLED", "disabled"],
    ["LOCKED", "disabled"],
    ["ARCHIVED", "archived"],
    ["DELETED", "deleted"],
    ["PENDING_DELETION", "deleted"],
    ["LIMIT_EXCEEDED", "limit_exceeded"],
  ])("%s makes it %s", (event, expected) => {
    expect(status({ event, reason: "NONE" })).toEqual({
      type: "template",
      providerTemplateId: "700",
      name: "zimni_servis",
      language: "en_US",
      status: expected,
    });
  });

  it("out of the archive has to be asked for, and an unknown word changes nothing", () => {
    expect(status({ event: "UNARCHIVED" })).toMatchObject({ componentsChanged: true });
    expect(status({ event: "HOLOGRAM" })).not.toHaveProperty("status");
  });

  it.each([
    ["FIRST_PAUSE", 3],
    ["SECOND_PAUSE", 6],
    ["RATE_LIMITING_PAUSE", undefined],
  ])("%s lasts %s hours", (title, pauseHours) => {
    const event = status({ event: "PAUSED", other_info: { title, description: "Klienti si stěžují." } });
    expect(event).toMatchObject({ status: "paused", reason: `${title}: Klienti si stěžují.` });
    expect(event?.type === "template" && event.pauseHours).toBe(pauseHours);
  });

  it("tells why it was refused, what to do, and when it ends", () => {
    const rejection_info = { reason: "Proměnné stojí vedle sebe.", recommendation: "Oddělte je slovy." };
    expect(status({ event: "REJECTED", reason: "INVALID_FORMAT", rejection_info })).toMatchObject({
      reason: "INVALID_FORMAT: Proměnné stojí vedle sebe.: Oddělte je slovy.",
    });
    expect(status({ event: "DISABLED", disable_info: { disable_date: "2026-12-01" } })).toMatchObject({
      reason: "2026-12-01",
    });
  });

  it("tells its quality, under the wrong field's name, too", () => {
    const value = { previous_quality_score: "GREEN", new_quality_score: "YELLOW" };
    expect(told("message_template_quality_update", value)).toMatchObject({ quality: "yellow" });
    expect(status(value)).toMatchObject({ quality: "yellow" });
    expect(told("message_template_quality_update", { new_quality_score: "UNKNOWN" })).toMatchObject({
      quality: "unknown",
    });
  });

  it("announces a category a day ahead, then says it has changed", () => {
    const announced = { new_category: "UTILITY", correct_category: "MARKETING", category_update_timestamp: 1795348800 };
    expect(told("template_category_update", announced)).toMatchObject({
      category: "utility",
      correctCategory: "marketing",
      categoryChangesAt: new Date(1_795_348_800_000),
    });
    expect(told("template_category_update", { previous_category: "UTILITY", new_category: "MARKETING" })).toMatchObject(
      { category: "marketing", previousCategory: "utility" },
    );
  });

  it("says that its parts changed; other fields are not its own", () => {
    expect(told("message_template_components_update", {})).toMatchObject({ componentsChanged: true });
    expect(fromTemplateChange("account_alerts", {})).toBeNull();
  });
});
