// What a field of a register can be. Declarations are plain data: whoever needs behaviour asks the type's codec.

interface FieldBase {
  /** Name of the column, of the JSON property and of the placeholder; never changes once released. */
  key: string;
  /** The words on the paper form. */
  label: string;
  /** Other words by which offices call it; import matches them. */
  aliases?: readonly string[];
  /** One sentence under the input and in the help. */
  help?: string;
  /** Without it nothing is saved. */
  required?: boolean;
  /** The form asks for it; a row without it is saved but listed as unfinished. */
  expected?: boolean;
  /** Heading on the form, as on the paper. */
  group?: string;
  /** Caption over neighbouring columns in a two-row table head. */
  headGroup?: string;
  /** Width in the grid, in Chinese characters of the body size. */
  width?: number;
  /** `false`: not a column of the grid until the user shows it. */
  inGrid?: boolean;
  /** `false`: not a column of a printed or exported list until the user adds it. */
  inPrint?: boolean;
  /** Found by the search box. `title` fields are also found by pinyin and their initials. */
  search?: 'title' | 'text';
  /** Set by the program; nobody types it. */
  readOnly?: boolean;
  /** Value for a new row. */
  default?: FieldValue;
  /**
   * The value lives in the row that this row's field `via` refers to, in its field `of`. Reading joins it; writing
   * changes that other row, with its own history. So a phone number has one home however many registers show it.
   */
  via?: string;
  of?: string;
}

export interface TextField extends FieldBase {
  type: 'text';
  maxLength: number;
  /** Sorted by pinyin; the table has a column `<key>Sort`. */
  pinyinSort?: boolean;
  unique?: boolean;
}
export interface LongTextField extends FieldBase {
  type: 'longText';
  maxLength: number;
}
export interface IntegerField extends FieldBase {
  type: 'integer';
  min?: number;
  max?: number;
  unit?: string;
  /** `false`: what is asked for or advised, 合计 of it would say nothing. */
  isAdded?: boolean;
}
/** A decimal of fixed scale: text such as "374.43" in JSON, an integer of the smallest unit in the table. */
export interface DecimalField extends FieldBase {
  type: 'decimal';
  decimals: number;
  min?: string;
  max?: string;
  unit?: string;
}
/** Whole fen in JSON and in the table; yuan with two decimals on screen and paper. */
export interface MoneyField extends FieldBase {
  type: 'money';
}
export interface DayField extends FieldBase {
  type: 'day';
  notAfterToday?: boolean;
  /** Key of a day field of the same row that must not be later than this one. */
  notBefore?: string;
  /** Also takes a month, YYYY-MM, where the day is not known. */
  monthAllowed?: boolean;
}
export interface MonthField extends FieldBase {
  type: 'month';
}
/** A time of day, HH:MM. */
export interface ClockField extends FieldBase {
  type: 'clock';
}
export interface InstantField extends FieldBase {
  type: 'instant';
  notAfterToday?: boolean;
}
export interface YesNoField extends FieldBase {
  type: 'yesNo';
}
export interface CodeField extends FieldBase {
  type: 'code';
  /** Key of a national table or a local dictionary. */
  table: string;
}
export interface CodesField extends FieldBase {
  type: 'codes';
  table: string;
}
export interface PersonField extends FieldBase {
  type: 'person';
}
export interface VillageField extends FieldBase {
  type: 'village';
}
export interface ReferenceField extends FieldBase {
  type: 'reference';
  register: string;
}
export interface IdNumberField extends FieldBase {
  type: 'idNumber';
  unique?: boolean;
}
export interface PhoneField extends FieldBase {
  type: 'phone';
}
export interface CreditCodeField extends FieldBase {
  type: 'creditCode';
}
/** An address: division or village name and house number, as people write it. */
export interface PlaceField extends FieldBase {
  type: 'place';
  maxLength: number;
}
/** A named slot for photos and PDF; its value is the number of files. */
export interface AttachmentField extends FieldBase {
  type: 'attachment';
  accept: 'photo' | 'document' | 'any';
}
/** Worked out by the core from other records under `<register>.<key>`; shown, sorted and printed like its `result`. */
export interface ComputedField extends FieldBase {
  type: 'computed';
  result: 'text' | 'integer' | 'day' | 'idNumber' | 'phone' | 'yesNo' | 'village';
  unit?: string;
}

export type Field =
  | TextField
  | LongTextField
  | IntegerField
  | DecimalField
  | MoneyField
  | DayField
  | MonthField
  | ClockField
  | InstantField
  | YesNoField
  | CodeField
  | CodesField
  | PersonField
  | VillageField
  | ReferenceField
  | IdNumberField
  | PhoneField
  | CreditCodeField
  | PlaceField
  | AttachmentField
  | ComputedField;

export type FieldType = Field['type'];

/** A value as JSON carries it; null is empty. */
export type FieldValue = string | number | boolean | readonly string[] | null;

/** The values of one row by field key. */
export type RowValues = Readonly<Record<string, FieldValue>>;

/** The register whose rows a field points to, or null. */
export function linkedRegister(field: Field): string | null {
  switch (field.type) {
    case 'person':
      return 'person';
    case 'village':
      return 'village';
    case 'reference':
      return field.register;
    default:
      return null;
  }
}

/** Whether the field has a column of its own in the register's table. */
export function isStored(field: Field): boolean {
  return field.via === undefined && field.type !== 'computed' && field.type !== 'attachment';
}

/** Whether somebody may type a value (here or, for `via` fields, into the row it lives in). */
export function isEditable(field: Field): boolean {
  return !field.readOnly && field.type !== 'computed' && field.type !== 'attachment';
}

/** Identity numbers and phones are shown masked until a reason is given (个人信息保护法 28, 51). */
export function isSensitive(field: Field): boolean {
  const type = field.type === 'computed' ? field.result : field.type;
  return type === 'idNumber' || type === 'phone';
}
