import type { Found } from "./palette-row";
import type { useCommands } from "./use-commands";
import type { useFound } from "./use-found";

export type Group = { value: "sessions" | "contacts" | "messages" | "campaigns" | "commands"; items: Item[] };
export type Item = { value: string; found: Found };

/** What was found and what can be done, by kind; a kind of which there is nothing is left out. */
export function groupsOf(found: ReturnType<typeof useFound>, commands: ReturnType<typeof useCommands>): Group[] {
  const messages: Item[] = found.messages.map((message) => ({
    value: `message-${message.messageId}`,
    found: { kind: "message", message },
  }));
  const groups: Group[] = [
    {
      value: "sessions",
      items: found.sessions.map((session) => ({
        value: `session-${session.conversationId}`,
        found: { kind: "session", session },
      })),
    },
    {
      value: "contacts",
      items: found.contacts.map((contact) => ({ value: `contact-${contact.id}`, found: { kind: "contact", contact } })),
    },
    {
      value: "messages",
      items: messages.length > 0 ? [...messages, { value: "all", found: { kind: "all" } }] : [],
    },
    {
      value: "campaigns",
      items: found.campaigns.map((campaign) => ({
        value: `campaign-${campaign.id}`,
        found: { kind: "campaign", campaign },
      })),
    },
    {
      value: "commands",
      items: commands.map((command) => ({ value: command.id, found: { kind: "command", command } })),
    },
  ];
  return groups.filter(({ items }) => items.length > 0);
}
