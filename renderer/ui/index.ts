// The component set. Pages use these and rarely MUI itself; measures and colours are the `--pa-*` variables.
//
// Frame of it all
//   AppTheme            theme, variables and type size, once around everything
//   useTypeSize, useRowHeight   large type or not; row height in pixels
//   useShortcut         a key combination while mounted; the innermost listener wins
//   ShortcutsActive     false around a hidden part of the page: its combinations rest
//   notify, notifyUndoable, notifyError   a notice at the bottom; Notices shows them, once
//   holdUnsaved, mayLeave   unsaved input, and asking before leaving it
// Page
//   Page, PageHead, Panel   head with title, count, one main action; body that fills or scrolls; a white sheet
//   Tabs, Segmented, Stepper   sides of a thing; a few choices in a row; where a wizard stands
//   EmptyState          nothing here yet, and the next step
//   ErrorPanel, Callout what did not work (sentence, reference, retry); something to know
//   ProgressPanel       long work with figures and cancel
//   SkeletonRows, SkeletonForm   grey shapes while reading
//   SmallTable, KeyValues   short lists; names and values to read
//   Tag, Badge, Keys    a state word; a count; a key combination
// Action
//   Button (main · plain · quiet · danger), IconButton, Menu, MenuButton, Hint
// Layer
//   Dialog, ConfirmDialog, ReasonDialog   a question; what cannot be taken back; asks for a reason
//   LeaveQuestion       asks before a page with unsaved input is left
//   DrawerForm          the frame of every form: Ctrl+S, Esc with a guard, Enter to the next field
// Form
//   Field, FieldGroup   label, required mark, help, messages; a heading as on the paper form
//   TextInput, LongText, PasswordInput, SearchInput   text
//   NumberInput, DayInput, MonthInput, ParsedInput    text that must become a value
//   CodeInput, CodesInput, YesNo, Select, Checkbox    choices
//   LinkInput           a row of another register, or a new one in place
//   FileDrop            files by dropping or choosing
//   enterScope, enterToNext, focusNextField   Enter goes on, for forms outside a drawer

export { AppTheme } from './AppTheme.tsx';
export { Button, type ButtonKind, type ButtonProps } from './Button.tsx';
export { ConfirmDialog, type ConfirmDialogProps } from './ConfirmDialog.tsx';
export { Dialog, type DialogMain, type DialogProps } from './Dialog.tsx';
export { DrawerForm, type DrawerFormProps } from './DrawerForm.tsx';
export { EmptyState, type EmptyStateProps } from './EmptyState.tsx';
export { Callout, type CalloutProps, ErrorPanel, type ErrorPanelProps } from './ErrorPanel.tsx';
export { enterScope, enterToNext, focusNextField } from './enterToNext.ts';
export {
  Field,
  FieldGroup,
  type FieldGroupProps,
  type FieldMessage,
  type FieldProps,
  useFieldControl,
} from './Field.tsx';
export { Hint, type HintProps } from './Hint.tsx';
export { IconButton, type IconButtonProps } from './IconButton.tsx';
export {
  Checkbox,
  type CheckboxProps,
  type Choice,
  Segmented,
  type SegmentedProps,
  Select,
  type SelectProps,
} from './inputs/Choice.tsx';
export { CodeInput, type CodeInputProps } from './inputs/CodeInput.tsx';
export { CodesInput, type CodesInputProps } from './inputs/CodesInput.tsx';
export { DayInput, type DayInputProps } from './inputs/DayInput.tsx';
export { FileDrop, type FileDropProps } from './inputs/FileDrop.tsx';
export type { InputProps } from './inputs/input.ts';
export { type Link, LinkInput, type LinkInputProps } from './inputs/LinkInput.tsx';
export { LongText, type LongTextProps } from './inputs/LongText.tsx';
export { MonthInput, type MonthInputProps } from './inputs/MonthInput.tsx';
export { NumberInput, type NumberInputProps } from './inputs/NumberInput.tsx';
export { findOptions, type Option } from './inputs/option.ts';
export { ParsedInput, type ParsedInputProps } from './inputs/ParsedInput.tsx';
export { PasswordInput, type PasswordInputProps } from './inputs/PasswordInput.tsx';
export type { Parsed } from './inputs/parsed.ts';
export { SearchInput } from './inputs/SearchInput.tsx';
export { TextInput, type TextInputProps } from './inputs/TextInput.tsx';
export { YesNo, type YesNoProps } from './inputs/YesNo.tsx';
export { Keys } from './Keys.tsx';
export { KeyValues, type KeyValuesProps } from './KeyValues.tsx';
export { LeaveQuestion, type LeaveQuestionProps } from './LeaveQuestion.tsx';
export { layerContainer, layersAttribute } from './layers.ts';
export { Menu, type MenuAction, MenuButton, type MenuEntry } from './Menu.tsx';
export { Notices } from './Notices.tsx';
export { clearNotices, dismissNotice, type Notice, notify, notifyError, notifyUndoable } from './notices.ts';
export {
  Page,
  type PageAction,
  PageHead,
  type PageHeadProps,
  type PageProps,
  Panel,
  type PanelProps,
} from './PageHead.tsx';
export { ProgressPanel, type ProgressPanelProps } from './ProgressPanel.tsx';
export { ReasonDialog, type ReasonDialogProps } from './ReasonDialog.tsx';
export { SkeletonForm, SkeletonRows } from './Skeletons.tsx';
export { type SmallColumn, SmallTable, type SmallTableProps } from './SmallTable.tsx';
export { Stepper, type StepperProps } from './Stepper.tsx';
export { matchesShortcut, ShortcutsActive, useShortcut } from './shortcut.ts';
export { type TabItem, Tabs, type TabsProps } from './Tabs.tsx';
export { Badge, type BadgeProps, Tag, type TagProps, type TagTone } from './Tag.tsx';
export { cssVariables, rowHeight, type TypeSize } from './tokens.ts';
export { useRowHeight, useTypeSize } from './typeSize.ts';
export { hasUnsaved, holdUnsaved, mayLeave } from './unsaved.ts';
