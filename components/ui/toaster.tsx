"use client";
import { later } from "./later";
import { toasts } from "./toast-manager";

const ToastStack = later(() => import("./toast-stack").then((module) => module.ToastStack));

/** Where toasts appear, once there is one; stands once, in the providers. */
export function Toaster() {
  return toasts.useIsNeeded() ? <ToastStack /> : null;
}
