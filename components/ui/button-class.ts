import { cva, type VariantProps } from "class-variance-authority";

/** The look of a button, for buttons and for links that stand among them. Heights: 32, forms 40, fingers 44. */
export const buttonClass = cva(
  [
    "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap no-underline select-none",
    "transition-colors duration-(--t-fast) ease-out touch:min-h-11",
    "[&_svg:not([class*='size-'])]:size-4",
    "data-disabled:cursor-default data-disabled:bg-sunken data-disabled:text-text-3 data-disabled:shadow-none",
  ],
  {
    variants: {
      variant: {
        primary: "bg-accent text-on-accent hover:not-data-disabled:bg-accent-hover",
        secondary:
          "bg-raised text-text shadow-[inset_0_0_0_1px_var(--line-strong),0_1px_1px_oklch(0.3_0.02_85/0.04)] hover:not-data-disabled:bg-hover",
        plain: "text-text hover:not-data-disabled:bg-hover data-disabled:bg-transparent aria-expanded:bg-hover",
        danger: "text-danger-text hover:not-data-disabled:bg-danger-soft data-disabled:bg-transparent",
        "danger-filled": "bg-danger text-on-danger hover:not-data-disabled:brightness-95",
        link: "text-accent-text hover:not-data-disabled:underline data-disabled:bg-transparent",
      },
      size: {
        md: "h-8 px-3 text-body",
        lg: "h-10 px-4 text-body",
        icon: "size-8 text-text-2 touch:min-w-11 [&_svg:not([class*='size-'])]:size-4.5",
      },
    },
    compoundVariants: [{ variant: "link", size: "md", className: "px-1" }],
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export type ButtonLook = VariantProps<typeof buttonClass>;
