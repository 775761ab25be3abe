"use client";
import { ArrowDown, ArrowUp, Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { ContactField } from "@/server/contacts/list-fields";
import { useContactMoves } from "./use-contact-data";

/** Fields in their order, the retired last. */
export function FieldTable({ fields, onOpen }: { fields: ContactField[]; onOpen: (field: ContactField) => void }) {
  const t = useTranslations("contacts.fields");
  const { moveField, retireField } = useContactMoves();
  const offered = fields.filter(({ retiredAt }) => retiredAt === null);
  return (
    <div className="-mx-6 overflow-x-auto max-desk:-mx-4">
      <Table>
        <thead>
          <tr>
            <Th>{t("label")}</Th>
            <Th>{t("kind")}</Th>
            <Th className="max-sm:hidden">{t("key")}</Th>
            <Th>
              <span className="sr-only">{t("actions")}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => {
            const at = offered.indexOf(field);
            return (
              <Tr key={field.id}>
                <Td className="max-sm:whitespace-normal">
                  <button
                    type="button"
                    onClick={() => onOpen(field)}
                    className="min-h-8 rounded-sm text-left font-medium hover:underline touch:min-h-11"
                  >
                    {field.label}
                  </button>{" "}
                  {field.required ? <Chip>{t("required")}</Chip> : null}{" "}
                  {field.retiredAt ? <Chip tone="line">{t("retired")}</Chip> : null}
                </Td>
                <Td className="text-text-2">{t(`kinds.${field.kind}`)}</Td>
                <Td className="text-text-2 max-sm:hidden">{field.key}</Td>
                <Td right>
                  <Menu
                    trigger={
                      <IconButton label={t("actionsOf", { label: field.label })}>
                        <Ellipsis aria-hidden />
                      </IconButton>
                    }
                  >
                    <MenuItem onClick={() => onOpen(field)}>{t("change")}</MenuItem>
                    {at > 0 ? (
                      <MenuItem
                        icon={<ArrowUp aria-hidden />}
                        onClick={() => moveField.mutate({ fieldId: field.id, by: -1 })}
                      >
                        {t("up")}
                      </MenuItem>
                    ) : null}
                    {at >= 0 && at < offered.length - 1 ? (
                      <MenuItem
                        icon={<ArrowDown aria-hidden />}
                        onClick={() => moveField.mutate({ fieldId: field.id, by: 1 })}
                      >
                        {t("down")}
                      </MenuItem>
                    ) : null}
                    <MenuItem
                      hint={field.retiredAt ? undefined : t("retireHint")}
                      onClick={() => retireField.mutate({ fieldId: field.id, isRetired: field.retiredAt === null })}
                    >
                      {field.retiredAt ? t("restore") : t("retire")}
                    </MenuItem>
                  </Menu>
                </Td>
              </Tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}
