/** What can be sent besides text, files and templates (providers.md A3.3, A3.4); only inside the 24-hour window. */

export type ContactCard = { name: string; phones: string[]; emails?: string[]; company?: string };

export type InteractiveContent = {
  kind: "interactive";
  /** A list takes a text only. */
  header?: { kind: "text"; text: string } | { kind: "image" | "video" | "document"; link: string };
  /** At most 1,024 characters, 4,096 above a list. */
  body: string;
  footer?: string;
  action:
    | { type: "buttons"; buttons: { id: string; title: string }[] }
    | {
        type: "list";
        /** The label that opens the list. */
        button: string;
        sections: { title?: string; rows: { id: string; title: string; description?: string }[] }[];
      }
    | { type: "cta_url"; text: string; url: string };
};
