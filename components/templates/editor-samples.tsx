"use client";
import { useTranslations } from "next-intl";
import { useVariableLabel } from "@/components/inbox/composer/template-values";
import { Input } from "@/components/ui/input";
import { Table, Td, Th } from "@/components/ui/table";
import { toComponents } from "@/server/templates/draft-rules";
import type { Finding } from "@/server/templates/finding-rules";
import { templateVariables } from "@/server/templates/rules";
import type { TemplateDraft } from "./use-template-draft";

/** Every variable with the sample that the reviewer and the preview see; without samples nothing is approved. */
export function EditorSamples({ draft, findings }: { draft: TemplateDraft; findings: Finding[] }) {
  const t = useTranslations("templates.editor");
  const labelOf = useVariableLabel();
  const { content, category } = draft.fields;
  const variables = templateVariables(toComponents(content, category)).filter(({ token, place }) =>
    place === "button" ? token !== "code" : true,
  );
  if (variables.length === 0) return null;
  return (
    <div className="-mx-6 max-desk:-mx-4">
      <Table>
        <thead>
          <tr>
            <Th className="w-2/5">{t("variableColumn")}</Th>
            <Th>{t("sampleColumn")}</Th>
          </tr>
        </thead>
        <tbody>
          {variables.map((variable) => {
            const { key, token } = variable;
            return (
              <tr key={key}>
                <Td>
                  <span className="rounded-xs bg-accent-soft px-1 font-medium text-accent-text">{`{{${token}}}`}</span>{" "}
                  <span className="text-text-2">{labelOf(variable)}</span>
                </Td>
                <Td>
                  <Input
                    aria-label={t("sampleOf", { label: labelOf(variable) })}
                    aria-invalid={findings.some((found) => found.variable === key) || undefined}
                    value={content.samples[key] ?? ""}
                    onValueChange={(sample) => draft.changeContent({ samples: { ...content.samples, [key]: sample } })}
                  />
                </Td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}
