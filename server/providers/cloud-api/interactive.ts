import type { ContactCard, InteractiveContent } from "../outbound-types";

type Form = Record<string, unknown>;

/** Buttons, a list or a link below a text (providers.md A3.4). */
export function toInteractive({ header, body, footer, action }: InteractiveContent): Form {
  return {
    type: action.type === "buttons" ? "button" : action.type,
    ...(header ? { header: headerForm(header) } : {}),
    body: { text: body },
    ...(footer ? { footer: { text: footer } } : {}),
    action: actionForm(action),
  };
}

function headerForm(header: NonNullable<InteractiveContent["header"]>): Form {
  if (header.kind === "text") return { type: "text", text: header.text };
  return { type: header.kind, [header.kind]: { link: header.link } };
}

function actionForm(action: InteractiveContent["action"]): Form {
  switch (action.type) {
    case "buttons":
      return { buttons: action.buttons.map(({ id, title }) => ({ type: "reply", reply: { id, title } })) };
    case "list":
      return { button: action.button, sections: action.sections };
    case "cta_url":
      return { name: "cta_url", parameters: { display_text: action.text, url: action.url } };
  }
}

/** A card wants one more part of the name besides the whole (providers.md A3.3). */
export const toCard = ({ name, phones, emails = [], company }: ContactCard): Form => ({
  name: { formatted_name: name, ...partsOf(name) },
  phones: phones.map((phone) => ({ phone, type: "CELL" })),
  ...(emails.length > 0 ? { emails: emails.map((email) => ({ email, type: "WORK" })) } : {}),
  ...(company ? { org: { company } } : {}),
});

function partsOf(name: string): Form {
  const [first = name, ...rest] = name.trim().split(/\s+/);
  return { first_name: first, ...(rest.length > 0 ? { last_name: rest.join(" ") } : {}) };
}
