"use client";
import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type NoticeData, notices } from "./notice-manager";

/**
 * Where notices stand: at the right above the composer, away from the buttons of the header; on a phone under the upper edge. They go
 * by themselves.
 */
export function NoticeStack() {
  const t = useTranslations("notifications");
  return (
    <Toast.Provider toastManager={notices.manager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport
          aria-label={t("region")}
          className="pointer-events-none fixed right-3 z-70 flex w-80 max-w-[calc(100vw-24px)] flex-col gap-2 outline-none max-desk:top-[max(12px,env(safe-area-inset-top))] desk:right-4 desk:bottom-28"
        >
          <Notices />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Notices() {
  const { toasts, close } = Toast.useToastManager<NoticeData>();
  const t = useTranslations("notifications");
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={["right", "up"]}
      className="pointer-events-auto rounded-lg bg-raised text-text shadow-pop transition-[opacity,translate] duration-(--t-base) ease-out data-ending-style:opacity-0 data-limited:hidden data-starting-style:-translate-y-2 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex items-start gap-1 py-1 pr-1 pl-3">
        <button
          type="button"
          className="min-h-11 min-w-0 flex-1 py-1.5 text-left"
          onClick={() => {
            toast.data?.onOpen();
            close(toast.id);
          }}
        >
          <Toast.Title className="m-0 truncate text-body font-medium" />
          <Toast.Description className="m-0 line-clamp-3 text-body break-words text-text-2" />
          <span className="sr-only">{t("open")}</span>
        </button>
        <Toast.Close
          // It can be reached, so it must be heard: the primitive hides it while its stack is not spread out.
          aria-hidden={false}
          aria-label={t("close")}
          className="grid size-8 shrink-0 place-items-center rounded-md text-text-2 hover:bg-hover touch:size-11"
        >
          <X aria-hidden className="size-4" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
