import { allowed, router } from "../trpc/procedures";
import { blockContact, listBlocked, unblockContact } from "./block-contact";
import { addField, changeField, moveField, retireField } from "./change-fields";
import { cancelImport, listImportRows, listImports, runImport, showImport, undoImport } from "./control-import";
import { countFound, listContacts } from "./list-contacts";
import { listFields } from "./list-fields";
import { mergeContacts, suggestMerges, undoMerge } from "./merge-contacts";
import { startImport } from "./read-import";
import { changeContact, createContact } from "./save-contact";
import { deleteFilter, filterNumbers, listFilters, saveFilter } from "./save-filter";
import {
  addFieldInput,
  blockInput,
  blockListInput,
  changeContactInput,
  changeFieldInput,
  contactInput,
  countInput,
  createContactInput,
  fieldsInput,
  filterInput,
  importInput,
  importRowsInput,
  listContactsInput,
  mergeInput,
  moveFieldInput,
  retireFieldInput,
  saveFilterInput,
  searchInput,
  startImportInput,
  timelineInput,
  undoMergeInput,
} from "./schema";
import { searchDirectory } from "./search";
import { listCampaignsOf, showContact } from "./show-contact";
import { showTimeline } from "./show-timeline";

const see = allowed("contacts.see");
const edit = allowed("contacts.edit");
const block = allowed("contacts.block");
const manage = allowed("contacts.manage");
const imports = allowed("contacts.import");
const fields = allowed("contacts.fields");

export const contactsRouter = router({
  search: allowed("inbox.use")
    .input(searchInput)
    .query(({ ctx, input }) => searchDirectory(ctx, input)),
  list: see.input(listContactsInput).query(({ ctx, input }) => listContacts(ctx, input)),
  count: see.input(countInput).query(({ ctx, input }) => countFound(ctx, input)),
  show: see.input(contactInput).query(({ ctx, input }) => showContact(ctx, input)),
  campaigns: see.input(contactInput).query(({ ctx, input }) => listCampaignsOf(ctx, input)),
  timeline: see.input(timelineInput).query(({ ctx, input }) => showTimeline(ctx, input)),
  create: edit.input(createContactInput).mutation(({ ctx, input }) => createContact(ctx, input)),
  change: edit.input(changeContactInput).mutation(({ ctx, input }) => changeContact(ctx, input)),
  filters: see.query(({ ctx }) => listFilters(ctx)),
  filterNumbers: see.query(({ ctx }) => filterNumbers(ctx)),
  saveFilter: see.input(saveFilterInput).mutation(({ ctx, input }) => saveFilter(ctx, input)),
  deleteFilter: see.input(filterInput).mutation(({ ctx, input }) => deleteFilter(ctx, input)),
  fields: see.input(fieldsInput).query(({ ctx, input }) => listFields(ctx, input)),
  addField: fields.input(addFieldInput).mutation(({ ctx, input }) => addField(ctx, input)),
  changeField: fields.input(changeFieldInput).mutation(({ ctx, input }) => changeField(ctx, input)),
  moveField: fields.input(moveFieldInput).mutation(({ ctx, input }) => moveField(ctx, input)),
  retireField: fields.input(retireFieldInput).mutation(({ ctx, input }) => retireField(ctx, input)),
  block: block.input(blockInput).mutation(({ ctx, input }) => blockContact(ctx, input)),
  unblock: manage.input(contactInput).mutation(({ ctx, input }) => unblockContact(ctx, input)),
  blocked: manage.input(blockListInput).query(({ ctx, input }) => listBlocked(ctx, input)),
  suggestMerges: manage.input(contactInput).query(({ ctx, input }) => suggestMerges(ctx, input)),
  merge: manage.input(mergeInput).mutation(({ ctx, input }) => mergeContacts(ctx, input)),
  undoMerge: manage.input(undoMergeInput).mutation(({ ctx, input }) => undoMerge(ctx, input)),
  imports: imports.query(({ ctx }) => listImports(ctx)),
  startImport: imports.input(startImportInput).mutation(({ ctx, input }) => startImport(ctx, input)),
  showImport: imports.input(importInput).query(({ ctx, input }) => showImport(ctx, input)),
  importRows: imports.input(importRowsInput).query(({ ctx, input }) => listImportRows(ctx, input)),
  runImport: imports.input(importInput).mutation(({ ctx, input }) => runImport(ctx, input)),
  cancelImport: imports.input(importInput).mutation(({ ctx, input }) => cancelImport(ctx, input)),
  undoImport: imports.input(importInput).mutation(({ ctx, input }) => undoImport(ctx, input)),
});
