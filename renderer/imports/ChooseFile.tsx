// Step 1: the file. Or an empty sheet to be filled in first.
import { useState } from 'react';
import { registers } from '../../shared/registers/index.ts';
import type { PickedFile } from '../api/transport.ts';
import { transport } from '../api/transport.ts';
import { hrefOf } from '../route.ts';
import { Button, Callout, ErrorPanel, FileDrop, notifyError, Select } from '../ui/index.ts';
import { saveTemplate } from './savedFile.ts';

export interface ChooseFileProps {
  /** Key of the register that was asked for; null for any. */
  register: string | null;
  failure: string | null;
  onFile: (file: PickedFile) => void;
  /** A file that could not be taken over, in words. */
  onRefused: (sentence: string) => void;
}

const extensions = ['xlsx', 'xls', 'csv'];

export function ChooseFile({ register, failure, onFile, onRefused }: ChooseFileProps) {
  const [template, setTemplate] = useState(register ?? registers[0]?.key ?? '');
  const [saving, setSaving] = useState(false);
  const [taking, setTaking] = useState(false);

  const take = async (pick: () => Promise<PickedFile | null>) => {
    setTaking(true);
    try {
      const file = await pick();
      if (file) onFile(file);
    } catch (error) {
      onRefused(error instanceof Error ? error.message : '文件没有读进来，请再试一次。');
    } finally {
      setTaking(false);
    }
  };
  const dropped = ([file]: File[]) => {
    if (!file) return;
    if (extensions.some((extension) => file.name.toLowerCase().endsWith(`.${extension}`))) {
      void take(() => transport().takeFile(file));
    } else {
      onRefused(`“${file.name}”不是表格文件。请选 .xlsx、.xls 或 .csv；WPS 表格（.et）先另存为 .xlsx。`);
    }
  };
  const download = async () => {
    setSaving(true);
    try {
      await saveTemplate(template);
    } catch (error) {
      notifyError(error);
    } finally {
      setSaving(false);
    }
  };

  return (
    <div className="pa-import-choose">
      {failure !== null && <ErrorPanel compact message={failure} />}
      <FileDrop
        title={taking ? '正在取文件……' : '把台账文件拖到这里，或者'}
        detail=".xlsx、.xls、.csv，64 MB 以内；带标题、两行表头、合并单元格、多张工作表的都可以，原文件不会改动"
        accept={extensions.map((extension) => `.${extension}`).join(',')}
        disabled={taking}
        onChoose={() => void take(() => transport().pickOpen({ label: '表格文件', extensions }))}
        onFiles={dropped}
      />
      <Callout
        action={
          <span className="pa-import-template">
            <Select
              narrow
              label="哪个台账的空白表"
              value={template}
              choices={registers.map(({ key, title }) => ({ value: key, label: title }))}
              onChange={setTemplate}
            />
            <Button busy={saving} onClick={() => void download()}>
              下载空白表
            </Button>
          </span>
        }
      >
        手里没有现成的表？先下载空白表，填好再导入。
      </Callout>
      <p className="pa-import-aside">
        导入以后发现不对，可以整批撤销。以前的导入见 <a href={hrefOf('settings', 'imports')}>导入记录</a>。
      </p>
    </div>
  );
}
