"use client";
import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { Ban, Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { type LabelColor, labelColors } from "@/db/enums";
import { cn } from "./class-names";

const none = "none";

/** One of the colours of labels, each by its name; `mayBeNone` adds "no colour". */
export function ColorChoice({
  value,
  onValueChange,
  mayBeNone,
  "aria-label": label,
}: {
  value: LabelColor | null;
  onValueChange: (value: LabelColor | null) => void;
  mayBeNone?: boolean;
  "aria-label": string;
}) {
  const t = useTranslations("common.labelColors");
  const choices = mayBeNone ? ([none, ...labelColors] as const) : labelColors;
  return (
    <RadioGroup
      aria-label={label}
      value={value ?? none}
      onValueChange={(next: LabelColor | typeof none) => onValueChange(next === none ? null : next)}
      className="flex flex-wrap gap-1.5"
    >
      {choices.map((choice) => (
        <Radio.Root
          key={choice}
          value={choice}
          aria-label={t(choice)}
          title={t(choice)}
          style={
            choice === none ? undefined : { background: `var(--label-${choice})`, color: `var(--label-${choice}-t)` }
          }
          className={cn(
            "grid size-8 cursor-pointer place-items-center rounded-full text-text-2 shadow-[inset_0_0_0_1px_var(--line-strong)] touch:size-11",
            "data-checked:shadow-[inset_0_0_0_2px_currentColor] [&_svg]:size-4",
          )}
        >
          {choice === none ? <Ban aria-hidden /> : null}
          <Radio.Indicator className="col-start-1 row-start-1">
            {choice === none ? null : <Check aria-hidden strokeWidth={2.5} />}
          </Radio.Indicator>
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
