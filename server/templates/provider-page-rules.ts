import type { ProviderName } from "@/db/enums";

/** Where a person finds the template at its provider (S4.11): to contest a refusal, to see what only the provider shows. */
export function providerPage(
  provider: ProviderName,
  config: Record<string, string>,
  providerTemplateId: string,
): string {
  switch (provider) {
    case "meta": {
      const query = new URLSearchParams({ waba_id: config.wabaId ?? "", id: providerTemplateId });
      return `https://business.facebook.com/wa/manage/message-templates/?${query}`;
    }
    case "360dialog":
      return "https://hub.360dialog.com/dashboard/home";
    case "twilio":
      return `https://console.twilio.com/us1/develop/sms/content-template-builder/template/${encodeURIComponent(providerTemplateId)}`;
  }
}
