import type { Register } from '../../shared/registers/register.ts';
import { hrefOf } from '../route.ts';
import { Button, EmptyState } from '../ui/index.ts';

interface EmptyRegisterProps {
  register: Register;
  narrowed: boolean;
  writable: boolean;
  onWiden: () => void;
  onAdd: () => void;
}

/** A register without rows says what it holds and the next step; a view without rows says how to see more. */
export function EmptyRegister({ register, narrowed, writable, onWiden, onAdd }: EmptyRegisterProps) {
  if (narrowed) {
    return (
      <EmptyState title="没有符合条件的记录" action={<Button onClick={onWiden}>清除条件</Button>}>
        改一改搜索或筛选的内容，或者看全部。
      </EmptyState>
    );
  }
  if (!writable) return <EmptyState title={`还没有${register.title}`}>{register.about}</EmptyState>;
  return (
    <EmptyState
      title={`还没有${register.title}`}
      action={
        <>
          <Button kind="main" href={hrefOf('import', '', { register: register.key })}>
            导入现有台账
          </Button>
          <Button onClick={onAdd}>新增第一条</Button>
        </>
      }
    >
      {register.about}已有 Excel 台账的，直接导入最快；也可以在表格里逐行填写。
    </EmptyState>
  );
}
