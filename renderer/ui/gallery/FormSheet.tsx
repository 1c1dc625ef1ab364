import { useState } from 'react';
import {
  Button,
  CodeInput,
  CodesInput,
  DayInput,
  DrawerForm,
  Field,
  FieldGroup,
  FileDrop,
  type Link,
  LinkInput,
  LongText,
  MonthInput,
  NumberInput,
  notify,
  Tag,
  TextInput,
  YesNo,
} from '../index.ts';
import { equipment, ethnicGroups, people, posts, today } from './samples.ts';

/** The member form with one of every input. */
export function FormSheet() {
  const [open, setOpen] = useState(true);
  const [person, setPerson] = useState<Link | null>(people[0] ?? null);
  const [phone, setPhone] = useState('13807430000');
  const [ethnic, setEthnic] = useState<string | null>('15');
  const [post, setPost] = useState<string | null>(null);
  const [gear, setGear] = useState<readonly string[]>(['1', '2']);
  const [joined, setJoined] = useState<string | null>('2026-03-05');
  const [trained, setTrained] = useState<string | null>('2025-11');
  const [hours, setHours] = useState<string | null>('36.5');
  const [veteran, setVeteran] = useState<boolean | null>(true);
  const [note, setNote] = useState('');
  const [dirty, setDirty] = useState(false);
  const [number, setNumber] = useState('433199196803150');
  const changed =
    <V,>(set: (value: V) => void) =>
    (value: V) => {
      set(value);
      setDirty(true);
    };
  const save = async () => {
    notify({ text: '已保存 张建国' });
    setDirty(false);
    return true;
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>打开表单</Button>
      <DrawerForm
        open={open}
        title="治保会委员 · 张建国"
        subtitle={
          <>
            踏梯村治安保卫委员会 <Tag tone="warning">信息不全</Tag>
          </>
        }
        width={720}
        dirty={dirty}
        onSave={save}
        onSaveAndNext={save}
        extra={<Button kind="quiet">注销…</Button>}
        onClose={() => setOpen(false)}
      >
        <FieldGroup title="基本情况" columns={2}>
          <Field label="姓名" required>
            <LinkInput
              value={person}
              onChange={changed(setPerson)}
              suggest={async (typed) => people.filter((each) => each.title.includes(typed))}
              create={{ label: (typed) => `新建人员“${typed}”`, run: async (typed) => ({ id: 'new', title: typed }) }}
            />
          </Field>
          <Field label="联系电话" messages={[{ level: 'warning', message: '与 彭秀英 的电话相同' }]}>
            <TextInput value={phone} onChange={changed(setPhone)} inputMode="tel" />
          </Field>
          <Field
            label="公民身份号码"
            required
            wide
            help="性别和出生日期由身份号码带出。"
            messages={[{ level: 'error', message: '身份号码应为 18 位，现有 15 位' }]}
          >
            <TextInput value={number} onChange={changed(setNumber)} />
          </Field>
          <Field label="民族">
            <CodeInput value={ethnic} onChange={changed(setEthnic)} options={ethnicGroups} />
          </Field>
          <Field label="出生日期">
            <TextInput value="1968-03-15" onChange={() => {}} readOnly />
          </Field>
        </FieldGroup>
        <FieldGroup title="任职" columns={2}>
          <Field label="会中职务" required>
            <CodeInput value={post} onChange={changed(setPost)} options={posts} placeholder="主任、副主任、委员" />
          </Field>
          <Field label="参加日期" required>
            <DayInput value={joined} onChange={changed(setJoined)} today={today} />
          </Field>
          <Field label="是否“两委”兼任">
            <YesNo value={veteran} onChange={changed(setVeteran)} />
          </Field>
          <Field label="培训年月">
            <MonthInput value={trained} onChange={changed(setTrained)} />
          </Field>
          <Field label="服务时长">
            <NumberInput value={hours} onChange={changed(setHours)} decimals={1} min="0" unit="小时" />
          </Field>
          <Field label="携带装备" wide>
            <CodesInput value={gear} onChange={changed(setGear)} options={equipment} />
          </Field>
        </FieldGroup>
        <FieldGroup title="其他">
          <Field label="备注">
            <LongText value={note} onChange={changed(setNote)} rows={2} />
          </Field>
          <Field label="附件" group>
            <FileDrop title="把照片或 PDF 拖到这里" detail="每个不超过 20 MB" onFiles={() => {}} />
          </Field>
        </FieldGroup>
      </DrawerForm>
    </>
  );
}
