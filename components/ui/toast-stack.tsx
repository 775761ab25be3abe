"use client";
import { Toast } from "@base-ui/react/toast";
import { CircleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "./class-names";
import { type ToastData, toasts } from "./toast-manager";
import { UndoRing } from "./undo-ring";

/** Where toasts appear. */
export function ToastStack() {
  const t = useTranslations("common");
  return (
    <Toast.Provider toastManager={toasts.manager} limit={1}>
      <Toast.Portal>
        <Toast.Viewport
          aria-label={t("toasts")}
          className="pointer-events-none fixed inset-x-0 bottom-24 z-70 mx-auto flex w-fit max-w-[calc(100vw-32px)] flex-col items-center outline-none"
        >
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

const actionClass =
  "inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md bg-current/14 px-3 font-medium whitespace-nowrap touch:h-11";

function ToastList() {
  const { toasts: shown, close } = Toast.useToastManager<ToastData>();
  const t = useTranslations("common");
  return shown.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={toast.data?.kind === "undo" ? [] : ["down", "right"]}
      className={cn(
        "pointer-events-auto rounded-lg bg-[oklch(0.27_0.014_235)] text-[oklch(0.97_0.004_85)] shadow-pop dark:bg-[oklch(0.93_0.005_85)] dark:text-[oklch(0.25_0.016_235)]",
        "transition-[opacity,translate] duration-(--t-base) ease-out data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0",
      )}
    >
      <Toast.Content className="flex items-center gap-3 py-2 pr-2 pl-4">
        {toast.data?.kind === "undo" ? <UndoRing undo={toast.data} onEnd={() => close(toast.id)} /> : null}
        {toast.type === "error" ? <CircleAlert aria-hidden className="size-4.5" /> : null}
        <div className="min-w-0 py-1.5">
          <Toast.Title className="m-0 inline text-body font-medium" />{" "}
          <Toast.Description className="m-0 inline text-body opacity-80" />
        </div>
        {toast.data?.kind === "action" ? (
          <button
            type="button"
            className={actionClass}
            onClick={() => {
              if (toast.data?.kind === "action") toast.data.onAction();
              close(toast.id);
            }}
          >
            {toast.data.label}
          </button>
        ) : null}
        {toast.data?.kind === "undo" ? null : (
          // It can be reached, so it must be heard: the primitive hides it while its stack is not spread out.
          <Toast.Close
            aria-hidden={false}
            aria-label={t("close")}
            className="grid size-8 place-items-center rounded-md touch:size-11"
          >
            <X aria-hidden className="size-4" />
          </Toast.Close>
        )}
      </Toast.Content>
    </Toast.Root>
  ));
}
