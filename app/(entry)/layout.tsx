import type { ReactNode } from "react";
import { EntryArt } from "@/components/entry/entry-art";
import { EntryPreferences } from "@/components/entry/entry-preferences";
import { LogoMark } from "@/components/shell/logo";

export default function EntryLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh">
      <div className="flex min-w-0 flex-1 flex-col p-10 max-sm:p-5">
        <header className="flex items-center gap-2.5 text-title font-semibold tracking-[-.015em]">
          <LogoMark size={28} />
          Hovorna
        </header>
        <main className="grid flex-1 place-items-center py-8">{children}</main>
        <footer>
          <EntryPreferences />
        </footer>
      </div>
      <EntryArt />
    </div>
  );
}
