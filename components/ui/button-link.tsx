import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button-class";
import { cn } from "./class-names";

/** A link that looks like a button. For a file to download pass `download`: it becomes a plain anchor. */
export function ButtonLink({ variant, size, className, ...props }: ComponentProps<typeof Link> & ButtonLook) {
  const look = cn(buttonClass({ variant, size }), className);
  if (props.download === undefined) return <Link {...props} className={look} />;
  const { href, download, children, "aria-label": label } = props;
  return (
    <a href={String(href)} download={download} aria-label={label} className={look}>
      {children}
    </a>
  );
}
