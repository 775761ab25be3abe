/** The frame of every field: 36 high (fingers 44), border 3:1, focus on the frame. */
export const inputClass = [
  "w-full min-w-0 rounded-md bg-raised px-3 text-body text-text outline-none dark:bg-surface",
  "shadow-[inset_0_0_0_1px_var(--field)] touch:text-lead",
  "focus-visible:outline-2 focus-visible:outline-solid focus-visible:-outline-offset-1 focus-visible:outline-focus",
  "data-invalid:shadow-[inset_0_0_0_1px_var(--danger)]",
  "data-disabled:bg-sunken data-disabled:text-text-3 data-disabled:shadow-[inset_0_0_0_1px_var(--line)]",
].join(" ");
