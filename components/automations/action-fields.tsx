"use client";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { AutomationAction } from "@/db/schema/automations";
import type { AutomationsView } from "@/server/automations/show-automations";
import { AlertFields } from "./alert-fields";
import { actionKinds, actionProblem, mostActions, type Named, newAction } from "./automation-form";

type Editing = {
  action: AutomationAction;
  view: AutomationsView;
  error: string | null;
  onChange: (action: AutomationAction) => void;
};

/** What a rule does, in this order. */
export function ActionList({
  actions,
  onChange,
  view,
  named,
  isAsked,
}: {
  actions: AutomationAction[];
  onChange: (actions: AutomationAction[]) => void;
  view: AutomationsView;
  named: Named;
  isAsked: boolean;
}) {
  const t = useTranslations("automations");
  return (
    <section aria-label={t("dialog.actions")}>
      <h3 className="m-0 text-body font-semibold">{t("dialog.actions")}</h3>
      <p className="m-0 mb-2 text-meta text-text-3">{t("dialog.actionsHint")}</p>
      <ol className="m-0 flex list-none flex-col gap-3 p-0">
        {actions.map((action, n) => {
          const problem = isAsked ? actionProblem(action, named) : null;
          return (
            <li key={n} className="rounded-lg bg-sunken p-4">
              <div className="mb-2 flex items-center gap-2">
                <h4 className="m-0 flex-1 text-body font-medium">{t(`actionKinds.${action.kind}`)}</h4>
                {actions.length > 1 ? (
                  <IconButton
                    label={t("dialog.removeAction", { name: t(`actionKinds.${action.kind}`) })}
                    onClick={() => onChange(actions.filter((_, at) => at !== n))}
                  >
                    <Trash2 aria-hidden />
                  </IconButton>
                ) : null}
              </div>
              <ActionFields
                action={action}
                view={view}
                error={problem ? t(`problems.${problem}`) : null}
                onChange={(next) => onChange(actions.map((old, at) => (at === n ? next : old)))}
              />
            </li>
          );
        })}
      </ol>
      {actions.length < mostActions ? (
        <Menu
          trigger={
            <Button className="mt-3">
              <Plus aria-hidden />
              {t("dialog.addAction")}
            </Button>
          }
        >
          {actionKinds.map((kind) => (
            <MenuItem key={kind} onClick={() => onChange([...actions, newAction(kind)])}>
              {t(`actionKinds.${kind}`)}
            </MenuItem>
          ))}
        </Menu>
      ) : null}
    </section>
  );
}

function ActionFields({ action, view, error, onChange }: Editing) {
  const t = useTranslations("automations");
  const { tags, groups } = view.choices;
  switch (action.kind) {
    case "tag":
      return (
        <Field label={t("fields.tag")} error={error}>
          <Select
            placeholder={t("fields.choose")}
            options={tags.map(({ id, name }) => ({ value: id, label: name }))}
            value={tags.some(({ id }) => id === action.tagId) ? action.tagId : null}
            onValueChange={(tagId) => onChange({ ...action, tagId, name: nameIn(tags, tagId) })}
          />
        </Field>
      );
    case "forward":
      return (
        <Field label={t("fields.group")} error={error}>
          <Select
            placeholder={t("fields.choose")}
            options={groups.map(({ id, name }) => ({ value: id, label: name }))}
            value={groups.some(({ id }) => id === action.groupId) ? action.groupId : null}
            onValueChange={(groupId) => onChange({ ...action, groupId, name: nameIn(groups, groupId) })}
          />
        </Field>
      );
    case "field":
      return <FieldAction action={action} view={view} error={error} onChange={onChange} />;
    case "alert":
      return (
        <AlertFields
          to={action.to}
          choices={view.choices}
          error={error}
          onChange={(to) => onChange({ ...action, to })}
        />
      );
    case "note":
    case "send":
      return (
        <Field label={t(`fields.${action.kind}`)} hint={t(`fields.${action.kind}Hint`)} error={error}>
          <Textarea
            maxLength={action.kind === "note" ? 1000 : 1600}
            className="max-h-48"
            value={action.body}
            onChange={(event) => onChange({ ...action, body: event.target.value })}
          />
        </Field>
      );
  }
}

function FieldAction({
  action,
  view,
  error,
  onChange,
}: Omit<Editing, "action"> & { action: Extract<AutomationAction, { kind: "field" }> }) {
  const t = useTranslations("automations.fields");
  const { contactFields } = view;
  const isKnown = contactFields.some(({ key }) => key === action.key);
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={t("field")} error={isKnown ? null : error} hint={contactFields.length === 0 ? t("noFields") : null}>
        <Select
          placeholder={t("choose")}
          options={contactFields.map(({ key, label }) => ({ value: key, label }))}
          value={isKnown ? action.key : null}
          onValueChange={(key) =>
            onChange({ ...action, key, label: contactFields.find((field) => field.key === key)?.label ?? key })
          }
        />
      </Field>
      <Field label={t("value")} error={isKnown ? error : null}>
        <Input maxLength={200} value={action.value} onValueChange={(value) => onChange({ ...action, value })} />
      </Field>
    </div>
  );
}

const nameIn = (all: { id: string; name: string }[], id: string): string =>
  all.find((one) => one.id === id)?.name ?? "";
