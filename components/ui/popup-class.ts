/** The look of what floats: menus, lists of choices, popovers. */
export const popupClass = [
  "rounded-lg bg-raised text-text shadow-pop outline-none origin-(--transform-origin)",
  "transition-[opacity,translate] duration-(--t-base) ease-out data-ending-style:ease-in",
  "data-starting-style:-translate-y-1 data-starting-style:opacity-0 data-ending-style:opacity-0",
].join(" ");

/** One line of a menu or a list of choices: 32 high, fingers 48. */
export const popupItemClass = [
  "flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1.5 text-body no-underline outline-none select-none touch:min-h-12",
  "data-highlighted:bg-hover data-disabled:cursor-default data-disabled:text-text-3",
  "[&_svg:not([class*='size-'])]:size-4 [&_svg]:text-text-2",
].join(" ");
