import ViewsIcon from '@mui/icons-material/BookmarkBorderOutlined';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { ViewInput } from '../../shared/contract/shapes.ts';
import { call } from '../api/client.ts';
import { useAnswer, useAttempt } from '../api/useAnswer.ts';
import {
  Checkbox,
  Dialog,
  EmptyState,
  ErrorPanel,
  Field,
  IconButton,
  MenuButton,
  type MenuEntry,
  notify,
  SmallTable,
  Tag,
  TextInput,
} from '../ui/index.ts';

export type SavedView = OutputOf<'savedViews.list'>['views'][number];

interface SavedViewsButtonProps {
  register: string;
  /** What is shown now, to be kept under a name. */
  view: ViewInput;
  columns: readonly string[];
  /** Name of the view that was chosen last. */
  chosen: string | null;
  onChoose: (view: SavedView | null) => void;
  /** What is shown now was kept under this id: nothing else is to be shown. */
  onKept: (id: string) => void;
}

/** The views of a register that were kept under a name: choose, keep, remove. */
export function SavedViewsButton({ register, view, columns, chosen, onChoose, onKept }: SavedViewsButtonProps) {
  const { data, reload } = useAnswer('savedViews.list', { register });
  const [layer, setLayer] = useState<'none' | 'save' | 'manage'>('none');
  const views = data?.views ?? [];
  const entries: MenuEntry[] = [
    { key: 'all', label: '全部（默认视图）', checked: chosen === null, onSelect: () => onChoose(null) },
    ...views.map((each) => ({
      key: each.id,
      label: each.name,
      checked: chosen === each.id,
      ...(each.shared ? { detail: each.own ? '全单位共用' : '同事共用' } : {}),
      onSelect: () => onChoose(each),
    })),
    'line',
    { key: 'save', label: '保存当前视图…', onSelect: () => setLayer('save') },
    { key: 'manage', label: '管理视图…', disabled: views.length === 0, onSelect: () => setLayer('manage') },
  ];
  const name = views.find((each) => each.id === chosen)?.name;
  return (
    <>
      <MenuButton label="视图" icon={<ViewsIcon />} title={name} entries={entries} />
      {layer === 'save' && (
        <SaveDialog
          register={register}
          view={view}
          columns={columns}
          names={views.filter((each) => each.own).map((each) => each.name)}
          onSaved={(id) => {
            setLayer('none');
            onKept(id);
            void reload();
          }}
          onClose={() => setLayer('none')}
        />
      )}
      <ManageDialog
        open={layer === 'manage'}
        views={views}
        onRemoved={(removed) => {
          if (removed === chosen) onChoose(null);
          void reload();
        }}
        onClose={() => setLayer('none')}
      />
    </>
  );
}

interface SaveDialogProps {
  register: string;
  view: ViewInput;
  columns: readonly string[];
  names: readonly string[];
  onSaved: (id: string) => void;
  onClose: () => void;
}

function SaveDialog({ register, view, columns, names, onSaved, onClose }: SaveDialogProps) {
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const attempt = useAttempt();
  const given = name.trim();
  const save = () =>
    attempt.run(async () => {
      const { id } = await call('savedViews.save', {
        register,
        name: given,
        view: { filters: [], sort: [], withdrawn: 'without', ...view },
        columns: [...columns],
        shared,
      });
      notify({ text: `已保存视图“${given}”` });
      onSaved(id);
    });
  return (
    <Dialog
      open
      title="保存视图"
      main={{ label: '保存', onPress: () => void save(), disabled: given === '', busy: attempt.busy }}
      onClose={onClose}
    >
      <Field
        label="名称"
        required
        stacked
        help="保存现在的搜索、筛选、排序和显示的列。"
        messages={names.includes(given) ? [{ level: 'warning', message: '已有同名的视图，保存后原来的被替换。' }] : []}
      >
        <TextInput value={name} onChange={setName} maxLength={30} autoFocus />
      </Field>
      <Checkbox label="全单位共用" checked={shared} onChange={setShared} />
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
    </Dialog>
  );
}

interface ManageDialogProps {
  open: boolean;
  views: readonly SavedView[];
  onRemoved: (id: string) => void;
  onClose: () => void;
}

function ManageDialog({ open, views, onRemoved, onClose }: ManageDialogProps) {
  const attempt = useAttempt();
  const remove = (view: SavedView) =>
    attempt.run(async () => {
      await call('savedViews.remove', { id: view.id });
      notify({ text: `已删除视图“${view.name}”` });
      onRemoved(view.id);
    });
  return (
    <Dialog open={open} title="管理视图" width="medium" onClose={onClose}>
      <SmallTable
        label="保存的视图"
        columns={[
          { key: 'name', title: '名称', render: (view) => view.name },
          {
            key: 'shared',
            title: '范围',
            width: '7rem',
            render: (view) => (view.shared ? <Tag tone="accent">全单位共用</Tag> : '自己'),
          },
          {
            key: 'remove',
            title: '',
            width: '3rem',
            render: (view) =>
              view.own && (
                <IconButton label={`删除“${view.name}”`} icon={<RemoveIcon />} onClick={() => void remove(view)} />
              ),
          },
        ]}
        rows={views}
        rowKey={(view) => view.id}
        empty={<EmptyState title="没有保存的视图" />}
      />
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
    </Dialog>
  );
}
