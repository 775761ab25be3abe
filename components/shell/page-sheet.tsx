import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "../ui/class-names";
import { Sheet } from "./sheet";

/**
 * Header 56 of a sheet. `up` is the list this thing belongs to: a crumb on a wide screen, an arrow on a phone.
 * `marks` are chips behind the title, `actions` stand right and wrap under it on a phone.
 */
export function SheetHeader({
  title,
  up,
  marks,
  actions,
}: {
  title: ReactNode;
  up?: { href: string; label: string };
  marks?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 px-6 py-2 max-desk:px-4">
      {up ? (
        <>
          <Link
            href={up.href}
            aria-label={up.label}
            className="-ml-3 grid size-11 place-items-center rounded-md text-text desk:hidden"
          >
            <ChevronLeft aria-hidden className="size-6" />
          </Link>
          <Link href={up.href} className="hidden text-text-2 no-underline hover:text-text desk:block">
            {up.label}
          </Link>
          <ChevronRight aria-hidden className="hidden size-4 text-text-3 desk:block" />
        </>
      ) : null}
      <h1 className="m-0 min-w-0 truncate text-lead max-desk:text-title">{title}</h1>
      {marks}
      <span className="flex-1" />
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}

/**
 * A whole screen on one sheet: header, `tabs` under it, `banner`, content that scrolls, `footer` 64.
 * `flush` gives the content no gutter (tables); `aside` stands left of it (settings menu, facets).
 */
export function PageSheet({
  tabs,
  banner,
  aside,
  footer,
  flush,
  children,
  ...header
}: Parameters<typeof SheetHeader>[0] & {
  tabs?: ReactNode;
  banner?: ReactNode;
  aside?: ReactNode;
  footer?: ReactNode;
  flush?: boolean;
  children: ReactNode;
}) {
  const body = (
    <>
      <SheetHeader {...header} />
      {tabs ? <div className="shrink-0 px-6 pb-3 max-desk:px-4">{tabs}</div> : null}
      {banner ? <div className="shrink-0 px-6 pb-3 max-desk:px-4">{banner}</div> : null}
      {/* Relative: words for screen readers stand absolute and would otherwise lengthen the page itself. */}
      <div className={cn("relative min-h-0 flex-1 overflow-auto", !flush && "px-6 pb-6 max-desk:px-4")}>{children}</div>
      {footer ? (
        <footer className="flex min-h-16 shrink-0 flex-wrap items-center gap-2 border-t border-line px-6 py-3 max-desk:px-4">
          {footer}
        </footer>
      ) : null}
    </>
  );
  return (
    <Sheet>
      {aside ? (
        <div className="flex min-h-0 flex-1 max-desk:flex-col">
          {aside}
          <div className="flex min-h-0 min-w-0 flex-1 flex-col">{body}</div>
        </div>
      ) : (
        body
      )}
    </Sheet>
  );
}
