import type { NumberEvent } from "../number-types";
import { bag, cut, storable, str } from "../read";
import type { ProviderEvent } from "../types";

/** Twilio's debugger webhook: what went wrong in the account, ours included. Null for any other form. */
export function fromDebugger(form: URLSearchParams): ProviderEvent | null {
  const [level, payload] = [form.get("Level"), form.get("Payload")];
  if (!level || payload === null || !form.get("Sid")?.startsWith("NO")) return null;
  const facts = read(payload);
  const code = cut(storable(str(facts.error_code) ?? ""), 20);
  const text = cut(storable(str(bag(facts.more_info).Msg) ?? str(facts.resource_sid) ?? level), 300);
  if (templateCodes.has(code))
    return { type: "template", providerTemplateId: str(facts.resource_sid) ?? "", componentsChanged: true };
  if (!accountCodes.has(code)) return { type: "unknown", field: `debugger ${code}` };
  return { type: "number", alert: { severity: severityOf(level), code, text } } satisfies NumberEvent;
}

/** Troubles of the account, a sender or our webhook; those of one message are told by its receipt. */
const accountCodes = new Set([
  "11200",
  "20003",
  "20005",
  "30002",
  "63001",
  "63002",
  "63007",
  "63008",
  "63020",
  "63022",
  "63051",
  "63112",
]);

/** A template was rejected, paused, disabled or approved (providers.md C6): the templates are read again at once. */
const templateCodes = new Set(["63040", "63041", "63042", "63046"]);

const severityOf = (level: string) => (level.toUpperCase() === "ERROR" ? "warning" : "info");

function read(payload: string) {
  try {
    return bag(JSON.parse(payload));
  } catch {
    return {};
  }
}
