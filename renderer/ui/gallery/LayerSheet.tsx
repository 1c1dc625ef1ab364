import { useEffect } from 'react';
import { ConfirmDialog, notify, notifyUndoable, ReasonDialog } from '../index.ts';
import { FrameSheet } from './FrameSheet.tsx';

const nothing = () => {};

/** The frame with a layer over it. */
export function LayerSheet({ layer }: { layer: 'reason' | 'confirm' | 'notices' }) {
  useEffect(() => {
    if (layer !== 'notices') return;
    notifyUndoable('已注销 1 条', nothing);
    notify({ text: '已导出 1,203 条到 迁陵镇_治保会委员_20260305.xlsx', action: { label: '打开', run: nothing } });
    notify({ text: 'U 盘已写满，备份没有完成。换一个位置可以再次备份。', tone: 'error' });
  }, [layer]);
  return (
    <>
      <FrameSheet />
      <ReasonDialog
        open={layer === 'reason'}
        title="显示完整的身份号码和电话"
        reasons={['上级检查核对', '办理业务核对身份', '更正登记错误']}
        confirmLabel="显示"
        onConfirm={nothing}
        onClose={nothing}
      >
        查看人、时间和原因记入审计日志。15 分钟后恢复遮挡。
      </ReasonDialog>
      <ConfirmDialog
        open={layer === 'confirm'}
        title="用备份覆盖现在的台账？"
        confirmLabel="覆盖"
        danger
        onConfirm={nothing}
        onClose={nothing}
      >
        现在的台账另存为 台账_20260305_1712，不会丢失。
      </ConfirmDialog>
    </>
  );
}
