import { expect, it } from "vitest";
import { alertText } from "./alert-text";

it("says why in the reader's language, the provider's own words behind", async () => {
  const facts = { name: "Servis", phone: "+420725118411", reason: "unreachable (TimeoutError): no answer in time" };
  const alert = { kind: "health_unreadable" as const, facts };
  expect((await alertText("cs", alert)).text).toContain("Poskytovatel neodpovídá (TimeoutError: no answer in time)");
  expect((await alertText("en", alert)).text).not.toContain("unreachable (");
  const told = { ...alert, facts: { ...facts, reason: "Účet porušil pravidla" } };
  expect((await alertText("cs", told)).text).toContain("Účet porušil pravidla");
});
