"use client";
import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search, X } from "lucide-react";
import dynamic from "next/dynamic";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Role } from "@/db/enums";
import { type Me, MeProvider } from "../inbox/me";
import { hrefOf, openConversation } from "../inbox/open-conversation";
import { useDebounced } from "../inbox/use-debounced";
import { ShortcutHelpLater } from "../shell/shortcut-help-key";
import { cn } from "../ui/class-names";
import { scrimClass } from "../ui/dialog";
import { IconButton } from "../ui/icon-button";
import { popupItemClass } from "../ui/popup-class";
import { showSearch } from "./open-search";
import { type Group, groupsOf, type Item } from "./palette-groups";
import { type Found, PaletteRow } from "./palette-row";
import { PaletteState } from "./palette-state";
import { useCommands } from "./use-commands";
import { useFound } from "./use-found";
import { useHeldEnter } from "./use-held-enter";

/** With its pickers and previews it is larger than the search itself. */
const NewSessionDialog = dynamic(() =>
  import("../inbox/new-session/new-session-dialog").then((module) => module.NewSessionDialog),
);

/** Ctrl+K: sessions, contacts, messages and campaigns by what is typed, and commands; Enter goes to the first. */
export function SearchPalette({ me, open, typedAhead = "" }: { me: Me; open: boolean; typedAhead?: string }) {
  const [dialog, setDialog] = useState<"new-session" | "shortcuts" | null>(null);
  const [visit, setVisit] = useState(0);
  const show = (next: typeof dialog) => {
    setVisit(visit + 1);
    setDialog(next);
  };
  const onOpenChange = (isOpen: boolean) => isOpen || setDialog(null);
  return (
    <>
      <Dialog.Root open={open} onOpenChange={showSearch}>
        <Dialog.Portal>
          <Dialog.Backdrop className={scrimClass} />
          <Dialog.Viewport className="fixed inset-0 z-40 flex justify-center sm:p-6 sm:pt-[12vh]">
            <Palette role={me.role} show={show} typedAhead={typedAhead} />
          </Dialog.Viewport>
        </Dialog.Portal>
      </Dialog.Root>
      {visit > 0 ? (
        <MeProvider me={me}>
          <NewSessionDialog key={visit} open={dialog === "new-session"} onOpenChange={onOpenChange} />
        </MeProvider>
      ) : null}
      <ShortcutHelpLater role={me.role} open={dialog === "shortcuts"} onOpenChange={onOpenChange} />
    </>
  );
}

function Palette({
  role,
  show,
  typedAhead,
}: {
  role: Role;
  show: (dialog: "new-session" | "shortcuts") => void;
  typedAhead: string;
}) {
  const t = useTranslations("search");
  const [typed, setTyped] = useState(typedAhead);
  const query = useDebounced(typed.trim(), 150);
  const found = useFound(query, role);
  const commands = useCommands(typed.trim(), role, {
    newSession: () => show("new-session"),
    shortcuts: () => show("shortcuts"),
  });
  const go = useGo();
  const groups = groupsOf(found, commands);
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  const choose = (item: Item | undefined) => {
    if (!item) return;
    showSearch(false);
    go(item.found, query);
  };
  const enter = useHeldEnter(typed.trim() === query && !found.isBehind, () => choose(groups[0]?.items[0]));
  return (
    <Dialog.Popup
      aria-label={t("label")}
      className={cn(
        "flex max-h-full w-full flex-col self-start overflow-hidden bg-raised text-text shadow-dialog outline-none dark:bg-surface",
        "max-sm:h-dvh sm:max-h-[70vh] sm:w-[640px] sm:rounded-xl",
        "transition-[opacity,translate] duration-(--t-base) ease-out data-ending-style:opacity-0 data-starting-style:-translate-y-1 data-starting-style:opacity-0",
      )}
    >
      <Autocomplete.Root<Group>
        open
        inline
        items={groups}
        mode="none"
        autoHighlight="always"
        keepHighlight
        value={typed}
        onValueChange={(value, { reason }) => {
          // Choosing writes the item into the field; here it leads somewhere instead.
          if (reason === "item-press") return;
          setTyped(value);
          enter.letGo();
        }}
        itemToStringValue={() => typed}
      >
        <div className="flex h-14 shrink-0 items-center gap-3 border-b border-line pr-3 pl-5 text-text-2 max-sm:h-16 max-sm:pl-4">
          <Search aria-hidden className="size-5 shrink-0" />
          <Autocomplete.Input
            aria-label={t("label")}
            placeholder={t("placeholder")}
            maxLength={200}
            onKeyDown={enter.onKeyDown}
            className="h-full min-w-0 flex-1 bg-transparent text-lead text-text outline-none placeholder:text-text-2"
          />
          <Dialog.Close render={<IconButton label={t("close")} />}>
            <X aria-hidden />
          </Dialog.Close>
        </div>
        <div
          className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2 data-empty:p-0"
          data-empty={count === 0 ? "" : undefined}
        >
          <PaletteState query={query} count={count} found={found} />
          <Autocomplete.List className="outline-none" aria-label={t("results")}>
            {(group: Group) => (
              <Autocomplete.Group key={group.value} items={group.items} className="pb-1">
                <Autocomplete.GroupLabel className="px-2.5 pt-2 pb-1 text-meta font-medium text-text-2">
                  {t(`groups.${group.value}`)}
                </Autocomplete.GroupLabel>
                <Autocomplete.Collection>
                  {(item: Item) => (
                    <Autocomplete.Item
                      key={item.value}
                      value={item}
                      onClick={() => choose(item)}
                      className={cn(popupItemClass, "gap-3 px-2")}
                    >
                      <PaletteRow found={item.found} query={query} />
                    </Autocomplete.Item>
                  )}
                </Autocomplete.Collection>
              </Autocomplete.Group>
            )}
          </Autocomplete.List>
        </div>
      </Autocomplete.Root>
    </Dialog.Popup>
  );
}

/** Where a line leads. Inside the inbox conversations change without asking the server for a page. */
function useGo(): (found: Found, query: string) => void {
  const router = useRouter();
  const isInbox = usePathname().startsWith("/inbox");
  return (found, query) => {
    switch (found.kind) {
      case "session":
        return isInbox
          ? openConversation(found.session.conversationId)
          : router.push(hrefOf(found.session.conversationId));
      case "contact":
        return router.push(`/contacts/${found.contact.id}`);
      case "message": {
        const { conversationId, messageId } = found.message;
        return isInbox
          ? openConversation(conversationId, "push", messageId)
          : router.push(hrefOf(conversationId, messageId));
      }
      case "campaign":
        return router.push(`/campaigns/${found.campaign.id}`);
      case "all":
        return router.push(`/search?${new URLSearchParams({ query })}`);
      case "command":
        return found.command.run();
    }
  };
}
