// Step 2: which sheets, which register, what each column holds.
import { useState } from 'react';
import type { SheetFound } from '../../shared/contract/exchangeProcedures.ts';
import { findRegister, registers } from '../../shared/registers/index.ts';
import type { Register } from '../../shared/registers/register.ts';
import {
  Callout,
  Checkbox,
  CodeInput,
  EmptyState,
  ErrorPanel,
  Select,
  type SmallColumn,
  SmallTable,
  Tag,
} from '../ui/index.ts';
import {
  columnLetters,
  doubledFields,
  type FileMapping,
  fieldOptions,
  type MappedColumn,
  sheetObstacle,
  unmappedRequired,
  withField,
  withSheet,
} from './sheetMapping.ts';

export interface MapColumnsProps {
  mapping: FileMapping;
  failure: string | null;
  onMapping: (mapping: FileMapping) => void;
  /** Another register: the file is looked at anew for it. */
  onRegister: (register: string) => void;
}

export function MapColumns({ mapping, failure, onMapping, onRegister }: MapColumnsProps) {
  const { sheets } = mapping;
  const register = mapping.register === null ? undefined : findRegister(mapping.register);
  const [shownName, setShownName] = useState(() => (sheets.find(({ chosen }) => chosen) ?? sheets[0])?.sheet ?? '');
  const shown = sheets.find(({ sheet }) => sheet === shownName) ?? sheets[0];
  const setChosen = (sheet: string, chosen: boolean) =>
    onMapping(withSheet(mapping, sheet, (found) => ({ ...found, chosen })));

  return (
    <div className="pa-import-map">
      {failure !== null && <ErrorPanel compact message={failure} />}
      <div className="pa-import-map-top">
        <strong>导入到</strong>
        <Select
          narrow
          label="导入到"
          value={register?.key ?? ''}
          choices={[
            ...(register ? [] : [{ value: '', label: '请选择台账' }]),
            ...registers.map(({ key, title }) => ({ value: key, label: title })),
          ]}
          onChange={onRegister}
        />
        <span className="pa-import-map-about">{register?.about}</span>
      </div>
      <div className="pa-import-map-body">
        {sheets.length > 1 && (
          <SheetList
            sheets={sheets}
            register={register}
            shown={shown?.sheet ?? ''}
            onShow={setShownName}
            onChosen={setChosen}
          />
        )}
        {register && shown ? (
          <SheetColumns
            key={shown.sheet}
            sheet={shown}
            register={register}
            alone={sheets.length === 1}
            onField={(index, field) =>
              onMapping(withSheet(mapping, shown.sheet, (found) => withField(found, index, field)))
            }
          />
        ) : (
          <EmptyState title="还不知道这是哪个台账">请在上面“导入到”选择台账，程序再对应各列。</EmptyState>
        )}
      </div>
    </div>
  );
}

interface SheetListProps {
  sheets: readonly SheetFound[];
  register: Register | undefined;
  shown: string;
  onShow: (sheet: string) => void;
  onChosen: (sheet: string, chosen: boolean) => void;
}

function SheetList({ sheets, register, shown, onShow, onChosen }: SheetListProps) {
  return (
    <ul className="pa-import-sheets" aria-label="工作表">
      {sheets.map((sheet) => {
        const troubled = sheet.chosen && register !== undefined && sheetObstacle(register, sheet) !== null;
        const other = register && sheet.register !== null && sheet.register !== register.key;
        return (
          <li key={sheet.sheet} className={sheet.sheet === shown ? 'pa-import-sheet-shown' : undefined}>
            <Checkbox
              label={<span className="pa-unseen">导入“{sheet.sheet}”</span>}
              checked={sheet.chosen}
              disabled={sheet.rows === 0}
              onChange={(chosen) => onChosen(sheet.sheet, chosen)}
            />
            <button type="button" aria-pressed={sheet.sheet === shown} onClick={() => onShow(sheet.sheet)}>
              <span>{sheet.sheet}</span>
              <small>
                {sheet.rows === 0 ? '没有内容' : `${sheet.rows.toLocaleString('zh-CN')} 行`}
                {other && ` · 像是${findRegister(sheet.register ?? '')?.title ?? ''}`}
              </small>
            </button>
            {troubled && <Tag tone="danger">待对应</Tag>}
          </li>
        );
      })}
    </ul>
  );
}

interface SheetColumnsProps {
  sheet: SheetFound;
  register: Register;
  /** The only sheet of its file. */
  alone: boolean;
  onField: (index: number, field: string | null) => void;
}

function SheetColumns({ sheet, register, alone, onField }: SheetColumnsProps) {
  const options = fieldOptions(register);
  const doubled = doubledFields(sheet);
  const obstacle = sheetObstacle(register, sheet);
  const missing = unmappedRequired(register, sheet).filter(({ key }) => key !== register.titleFields[0]);
  const required = new Set(register.fields.filter((field) => field.required).map(({ key }) => key));

  const columns: SmallColumn<MappedColumn>[] = [
    { key: 'letters', title: '列', width: '3rem', render: ({ index }) => columnLetters(index) },
    {
      key: 'label',
      title: '表中的栏目',
      width: '24%',
      wrap: true,
      render: ({ label }) => (label === '' ? <span className="pa-import-blank">（没有名称）</span> : <b>{label}</b>),
    },
    {
      key: 'samples',
      title: '内容举例',
      render: ({ samples }) => (
        <span className="pa-import-samples" title={samples.join('　')}>
          {samples
            .filter((sample) => sample !== '')
            .map((sample, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand in two rows
              <i key={at}>{sample}</i>
            ))}
        </span>
      ),
    },
    {
      key: 'field',
      title: '导入为',
      width: '17rem',
      render: (column) => (
        <div className={column.field !== null && doubled.has(column.field) ? 'pa-import-doubled' : undefined}>
          <CodeInput
            value={column.field}
            options={options}
            placeholder="不导入"
            label={`“${column.label}”导入为`}
            onChange={(field) => onField(column.index, field)}
          />
        </div>
      ),
    },
    {
      key: 'mark',
      title: '',
      width: '6.5rem',
      render: ({ field, remembered }) =>
        field === null ? null : doubled.has(field) ? (
          <Tag tone="danger">重复</Tag>
        ) : remembered ? (
          <Tag title="按上次导入同样的表时的选择">沿用上次</Tag>
        ) : required.has(field) ? (
          <Tag tone="accent">必填</Tag>
        ) : null,
    },
  ];

  return (
    <div className="pa-import-columns">
      <Preface sheet={sheet} alone={alone} />
      {sheet.chosen && obstacle !== null && <ErrorPanel compact message={obstacle} />}
      {sheet.chosen && obstacle === null && missing.length > 0 && (
        <Callout>
          表里没有“{missing.map(({ label }) => label).join('”“')}
          ”一列，程序按表名、标题和村（社区）来认；认不出的行会退回。
        </Callout>
      )}
      <SmallTable
        label={`“${sheet.sheet}”各列导入为什么`}
        columns={columns}
        rows={sheet.columns}
        rowKey={({ index }) => String(index)}
        rowTone={({ field }) => (field === null ? 'muted' : undefined)}
      />
    </div>
  );
}

const mostLines = 4;

/** What stood above the table; the program reads it too. */
function Preface({ sheet, alone }: { sheet: SheetFound; alone: boolean }) {
  const lines = sheet.preface.filter((line) => line.trim() !== '').slice(0, mostLines);
  return (
    <div className="pa-import-preface">
      <strong>
        {alone ? '' : `${sheet.sheet}：`}找到 {sheet.rows.toLocaleString('zh-CN')} 行、{sheet.columns.length} 列
      </strong>
      {lines.length > 0 && (
        <span className="pa-import-words" title={lines.join('\n')}>
          表上方写着：{lines.map((line) => `“${line.replace(/\s+/g, ' ')}”`).join(' ')}
        </span>
      )}
    </div>
  );
}
